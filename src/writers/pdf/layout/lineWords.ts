import { placedWords, placeWords, type TakeWord } from './placeWords.ts';
import type { StyledRun } from './paragraph.ts';
import type { SetLine, Setting } from './setText.ts';
import type { Inline } from './textLine.ts';

const NONE: readonly string[] = [];

/** The words of a line, placed when somebody asks for them: a Word document asks only where lines end. */
export class LineWords {
  readonly set: SetLine;
  /** The runs that the words are of, in their order. */
  readonly sources: readonly StyledRun[];
  readonly #runs: readonly StyledRun[];
  readonly #alignment: Setting['alignment'];
  readonly #room: number;

  /** `room` is the width that the line may take, in points. */
  constructor(line: SetLine, runs: readonly StyledRun[], alignment: Setting['alignment'], room: number) {
    this.set = line;
    this.sources = line.runs.length === runs.length ? runs : line.runs.map((run) => runs[run]!);
    this.#runs = runs;
    this.#alignment = alignment;
    this.#room = room;
  }

  /** The words as objects. */
  get inlines(): Inline[] {
    return placedWords(this.set, this.#runs, this.#justified).inlines;
  }

  /** Hands out the words in their places. */
  place(take: TakeWord): number {
    return placeWords(this.set, this.#runs, this.#justified, take);
  }

  /** Where the line begins, in points. */
  get indent(): number {
    const fills = this.#alignment === 'left' || this.#alignment === 'justify';
    return fills ? 0 : alignedAt(this.#alignment, this.#room - (this.set.width ??= this.place(ignore)));
  }

  /** Footnotes that the line refers to. */
  get notes(): readonly string[] {
    const { sources } = this;
    return sources.some(({ run }) => run.note !== undefined) ? sources.flatMap(({ run }) => run.note ?? []) : NONE;
  }

  get #justified(): boolean {
    return this.#alignment === 'justify';
  }
}

const ignore = (): void => {};

/** Where a line begins that is shorter by `spare` than the text is wide. */
export function alignedAt(alignment: Setting['alignment'], spare: number): number {
  if (alignment === 'right') return spare;
  return alignment === 'center' ? spare / 2 : 0;
}

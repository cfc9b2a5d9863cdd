import type { Assets, Block, Heading, ResolvedDocument } from '../../document/model.ts';
import { pageLevels } from './levels.ts';

/** What every part of a page is written from, and what it must know of the parts before. */
export interface Scope {
  readonly document: ResolvedDocument;
  readonly assets: Assets;
  /** 2 to 6, the level of each heading on the page. */
  readonly levels: ReadonlyMap<Heading, number>;
  /** How often each note was referred to so far, by its id. */
  readonly noteMarks: Map<string, number>;
  /** What is told of the figures that were written so far, by the entry that they lead to. */
  readonly abouts: Map<string, string>;
  /** The number of the next callout. */
  callouts: number;
  /** Whether a cover has given the page its first heading. */
  titled: boolean;
}

export function openScope(document: ResolvedDocument, assets: Assets): Scope {
  return { document, assets, levels: pageLevels(document), noteMarks: new Map(), abouts: new Map(), callouts: 0, titled: false };
}

/** Ids that the page makes for itself start with an underscore, which no id of the document does. */
export function ownId(...parts: readonly (string | number)[]): string {
  return `_${parts.join('-')}`;
}

/** The `lang` attribute of a block in another language. */
export function languageOf(block: Block): { lang?: string } {
  return block.language === undefined ? {} : { lang: block.language };
}

import { elementAt, elementsOf, valueAt, type XmlElement } from './xmlTree.ts';

/** What a paragraph's list prints before it. */
export interface ListLabel {
  /** "IV.", "2)", or the mark of a list without numbers. */
  readonly text: string;
  /** From 1. */
  readonly level: number;
}

export interface ListCounter {
  /** The label of the next paragraph in document order; undefined for one outside lists. */
  next(paragraph: XmlElement): ListLabel | undefined;
}

interface Position {
  readonly number: string;
  readonly level: number;
}

/** Counts lists as Word does, from the numbering (if there is any) and the styles of a document. */
export function countLists(numbering: XmlElement | undefined, styles: XmlElement): ListCounter {
  const levels = new Map<string, XmlElement[]>();
  for (const abstract of elementsOf(numbering, 'w:abstractNum')) {
    levels.set(abstract.attributes['w:abstractNumId']!, elementsOf(abstract, 'w:lvl'));
  }
  const lists = new Map<string, XmlElement>();
  for (const list of elementsOf(numbering, 'w:num')) lists.set(list.attributes['w:numId']!, list);
  const byId = new Map(elementsOf(styles, 'w:style').map((style) => [style.attributes['w:styleId']!, style]));
  const counts = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();

  const fromStyle = (id: string | undefined): Position | undefined => {
    for (let style = byId.get(id ?? ''); style !== undefined; style = byId.get(valueAt(style, 'w:basedOn') ?? '')) {
      const position = positionIn(style);
      if (position !== undefined) return position;
    }
    return undefined;
  };

  return {
    next(paragraph) {
      const position = positionIn(paragraph) ?? fromStyle(valueAt(paragraph, 'w:pPr', 'w:pStyle'));
      if (position === undefined || position.number === '0') return undefined;
      const list = lists.get(position.number);
      const abstract = valueAt(list, 'w:abstractNumId') ?? '';
      const definition = levels.get(abstract)?.[position.level];
      if (definition === undefined) return undefined;
      let count = counts.get(abstract);
      if (count === undefined) counts.set(abstract, (count = []));
      const override = elementsOf(list, 'w:lvlOverride').find((one) => one.attributes['w:ilvl'] === String(position.level));
      const use = `${position.number}:${position.level}`;
      const restart = started.has(use) ? undefined : valueAt(override, 'w:startOverride');
      started.add(use);
      const before = count[position.level];
      count[position.level] =
        restart === undefined ? (before ?? Number(valueAt(definition, 'w:start') ?? 1) - 1) + 1 : Number(restart);
      count.length = position.level + 1;
      const pattern = valueAt(definition, 'w:lvlText') ?? '';
      const text = pattern.replace(/%(\d)/g, (_, level: string) => {
        const at = Number(level) - 1;
        return numeral(count[at] ?? 1, valueAt(levels.get(abstract)![at], 'w:numFmt') ?? 'decimal');
      });
      return { text, level: position.level + 1 };
    },
  };
}

function positionIn(element: XmlElement): Position | undefined {
  const properties = elementAt(element, 'w:pPr', 'w:numPr');
  const number = valueAt(properties, 'w:numId');
  return number === undefined ? undefined : { number, level: Number(valueAt(properties, 'w:ilvl') ?? 0) };
}

/** A number as Word prints it; formats that briefs do not use are read as figures. */
function numeral(count: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'upperLetter':
      return letters(count);
    case 'lowerLetter':
      return letters(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    default:
      return String(count);
  }
}

function letters(count: number): string {
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const ROMAN = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'],
  [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
] as const;

function roman(count: number): string {
  let rest = count;
  let text = '';
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) text += sign;
  return text;
}

import { elementAt, elementsOf, type XmlElement } from './xmlTree.ts';

/** What a paragraph's list prints before it. */
export interface ListLabels {
  /** The label of the next paragraph in document order; undefined for one outside lists. */
  next(paragraph: XmlElement): string | undefined;
}

interface Position {
  readonly number: string;
  readonly level: number;
}

/** Counts lists as Word does, from the numbering and the styles of a document. */
export function countLists(numbering: XmlElement, styles: XmlElement): ListLabels {
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
      const abstract = valueAt(list, 'w:abstractNumId')!;
      const definition = levels.get(abstract)![position.level]!;
      let count = counts.get(abstract);
      if (count === undefined) counts.set(abstract, (count = []));
      const override = elementsOf(list, 'w:lvlOverride').find((one) => one.attributes['w:ilvl'] === String(position.level));
      const use = `${position.number}:${position.level}`;
      const restart = started.has(use) ? undefined : valueAt(override, 'w:startOverride');
      started.add(use);
      const before = count[position.level];
      count[position.level] = restart === undefined ? (before ?? Number(valueAt(definition, 'w:start')) - 1) + 1 : Number(restart);
      count.length = position.level + 1;
      const format = valueAt(definition, 'w:numFmt');
      const text = valueAt(definition, 'w:lvlText') ?? '';
      if (format === 'bullet' || format === 'none') return text;
      return text.replace(/%(\d)/g, (_, level: string) => {
        const at = Number(level) - 1;
        return numeral(count[at] ?? 1, valueAt(levels.get(abstract)![at], 'w:numFmt')!);
      });
    },
  };
}

function positionIn(element: XmlElement): Position | undefined {
  const properties = elementAt(element, 'w:pPr', 'w:numPr');
  const number = valueAt(properties, 'w:numId');
  return number === undefined ? undefined : { number, level: Number(valueAt(properties, 'w:ilvl') ?? 0) };
}

/** `w:val` of the element at a path. */
export function valueAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return elementAt(element, ...path)?.attributes['w:val'];
}

function numeral(count: number, format: string): string {
  switch (format) {
    case 'decimal':
      return String(count);
    case 'upperLetter':
      return String.fromCharCode(64 + count);
    case 'upperRoman': {
      const digits = String(count).padStart(3, '0');
      return ['CDM', 'XLC', 'IVX'].map((letters, place) => romanDigit(Number(digits[place]), letters)).join('');
    }
    default:
      throw new Error(`no such number format here: ${format}`);
  }
}

/** A digit in the letters for one, five and ten of its place. */
function romanDigit(digit: number, [one, five, ten]: string): string {
  if (digit % 5 === 4) return `${one}${digit === 4 ? five : ten}`;
  return (digit >= 5 ? five! : '') + one!.repeat(digit % 5);
}

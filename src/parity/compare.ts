import { diffArrays } from 'diff';
import { distance } from 'fastest-levenshtein';
import type { Difference, Item, Reading } from './model.ts';

/** Every difference between what a PDF and a Word document say, in reading order. */
export function compareReadings(pdf: Reading, docx: Reading): Difference[] {
  const unpaired = { pdf: [] as Item[], docx: [] as Item[] };
  const differences: Difference[] = [];
  for (const step of alignItems(withProperties(pdf), withProperties(docx))) {
    if (step.pdf.length === 0 && step.docx.length === 0) continue;
    const { pairs, pdf: onlyPdf, docx: onlyDocx } = pairSimilar(step.pdf, step.docx);
    differences.push(...pairs, ...onlyPdf.map(onlyInPdf), ...onlyDocx.map(onlyInDocx));
    unpaired.pdf.push(...onlyPdf);
    unpaired.docx.push(...onlyDocx);
  }
  return joinMoved(differences, unpaired.docx);
}

function withProperties({ title, language, items }: Reading): Item[] {
  return [propertyItem('title', title), propertyItem('language', language), ...items];
}

function propertyItem(name: string, value: string): Item {
  return { kind: 'property', detail: name, text: value, place: {} };
}

/** Stretches of items that are not the same, between stretches that are. */
function alignItems(pdf: readonly Item[], docx: readonly Item[]): { pdf: Item[]; docx: Item[] }[] {
  const stretches: { pdf: Item[]; docx: Item[] }[] = [];
  let open: { pdf: Item[]; docx: Item[] } | undefined;
  for (const { value, added, removed } of diffArrays([...pdf], [...docx], { comparator: areSame })) {
    if (!added && !removed) open = undefined;
    else {
      if (open === undefined) stretches.push((open = { pdf: [], docx: [] }));
      open[removed ? 'pdf' : 'docx'].push(...value);
    }
  }
  return stretches;
}

function areSame(a: Item, b: Item): boolean {
  return a.text === b.text && a.kind === b.kind && a.detail === b.detail;
}

/** How alike two texts must be, from 0 to 1, to be taken for one text that was changed. */
const ALIKE = 0.5;

/** Pairs items of a stretch that were meant to be the same, each with the first that is like it. */
function pairSimilar(pdf: readonly Item[], docx: readonly Item[]): { pairs: Difference[]; pdf: Item[]; docx: Item[] } {
  const pairs: Difference[] = [];
  const restPdf: Item[] = [];
  let rest = [...docx];
  for (const item of pdf) {
    const at = firstIndex(rest, [
      (other) => other.text === item.text && other.kind === item.kind,
      (other) => other.text === item.text && item.text !== '',
      (other) => isSameField(item, other),
      (other) => other.kind === item.kind && other.detail === item.detail && likeness(item.text, other.text) >= ALIKE,
      (other) => other.kind === item.kind && likeness(item.text, other.text) >= ALIKE,
    ]);
    const other = rest[at];
    if (other === undefined) restPdf.push(item);
    else {
      pairs.push({ kind: item.kind, problem: problemOf(item, other), pdf: item, docx: other });
      rest = rest.filter((_, index) => index !== at);
    }
  }
  return { pairs, pdf: restPdf, docx: rest };
}

/** Properties and cells are known by where they stand, whatever they say. */
function isSameField(a: Item, b: Item): boolean {
  if (a.kind !== b.kind || a.detail !== b.detail) return false;
  return a.kind === 'property' || (a.kind === 'cell' && a.place.row === b.place.row && a.place.heading === b.place.heading);
}

function firstIndex(items: readonly Item[], tests: readonly ((item: Item) => boolean)[]): number {
  for (const test of tests) {
    const at = items.findIndex(test);
    if (at >= 0) return at;
  }
  return -1;
}

function problemOf(pdf: Item, docx: Item): Difference['problem'] {
  if (pdf.kind !== docx.kind) return 'role';
  return pdf.text === docx.text ? 'detail' : 'text';
}

function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}

function onlyInPdf(item: Item): Difference {
  return { kind: item.kind, problem: 'onlyInPdf', pdf: item };
}

function onlyInDocx(item: Item): Difference {
  return { kind: item.kind, problem: 'onlyInDocx', docx: item };
}

/** Says once, not twice, that an item which one file lacks here stands elsewhere in it. */
function joinMoved(differences: readonly Difference[], onlyDocx: readonly Item[]): Difference[] {
  const free = [...onlyDocx];
  const moved = new Set<Item>();
  const joined = differences.map((difference): Difference => {
    const { problem, pdf } = difference;
    if (problem !== 'onlyInPdf' || pdf === undefined || pdf.text === '') return difference;
    const at = free.findIndex((item) => item.kind === pdf.kind && item.text === pdf.text);
    if (at < 0) return difference;
    const [docx] = free.splice(at, 1);
    moved.add(docx!);
    return { kind: pdf.kind, problem: 'order', pdf, docx: docx! };
  });
  return joined.filter(({ problem, docx }) => problem !== 'onlyInDocx' || !moved.has(docx!));
}

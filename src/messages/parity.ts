import type { Diagnostic } from '../diagnostic.ts';
import type { Difference, DifferenceProblem, Item, ItemPlace } from '../parity/model.ts';
import { finding, quote } from './wording.ts';

export function unreadable(file: string, kind: 'PDF' | 'Word document', reason: string): Diagnostic {
  return finding(
    'error',
    'parity/unreadable',
    `${file} cannot be read as a ${kind}: ${reason}.`,
    undefined,
    'Render it again, or check that it is not damaged or protected by a password.',
  );
}

export function untagged(file: string): Diagnostic {
  return finding(
    'error',
    'parity/untagged',
    `${file} has no structure: nothing says what is a heading, a table or a note in it.`,
    undefined,
    'Give a PDF that briefpress wrote; other programs must export "tagged PDF".',
  );
}

export function wrongKind(file: string, wanted: 'PDF' | 'Word document', found: string): Diagnostic {
  return finding(
    'error',
    'parity/wrong-kind',
    `${file} is no ${wanted} but ${found}.`,
    undefined,
    'A comparison wants the PDF first, then the Word document: briefpress verify --parity brief.pdf brief.docx',
  );
}

/** Needs both formats of a brief. */
export function parityFormats(): Diagnostic {
  return finding('error', 'parity/formats', '--parity compares the PDF and the Word document of a brief, and not both were asked for.', undefined, 'Leave out --format, or give --format pdf,docx.');
}

/** One difference as a finding. */
export function difference(given: Difference): Diagnostic {
  return finding('error', `parity/${RULES[given.problem]}`, DESCRIPTIONS[given.problem](given));
}

const RULES: Readonly<Record<DifferenceProblem, string>> = {
  onlyInPdf: 'only-in-pdf',
  onlyInDocx: 'only-in-docx',
  text: 'text',
  role: 'role',
  detail: 'detail',
  order: 'order',
};

const DESCRIPTIONS: Readonly<Record<DifferenceProblem, (difference: Difference) => string>> = {
  onlyInPdf: ({ pdf }) => `The Word document lacks a ${nameOf(pdf!)} of the PDF${placeOf(pdf!.place)}: ${excerpt(pdf!.text)}.`,
  onlyInDocx: ({ docx }) => `The PDF lacks a ${nameOf(docx!)} of the Word document${placeOf(docx!.place)}: ${excerpt(docx!.text)}.`,
  text: ({ pdf, docx }) => {
    const [inPdf, inDocx] = excerpts(pdf!.text, docx!.text);
    return `A ${nameOf(pdf!)}${placeOf(pdf!.place)} has other words: the PDF says ${inPdf}, the Word document ${inDocx}.`;
  },
  role: ({ pdf, docx }) =>
    `${excerpt(pdf!.text)}${placeOf(pdf!.place)} is a ${nameOf(pdf!)} in the PDF and a ${nameOf(docx!)} in the Word document.`,
  detail: ({ pdf, docx }) =>
    `The ${pdf!.kind} ${excerpt(pdf!.text)}${placeOf(pdf!.place)} is ${pdf!.detail || 'plain'} in the PDF and ${docx!.detail || 'plain'} in the Word document.`,
  order: ({ pdf, docx }) =>
    `The ${nameOf(pdf!)} ${excerpt(pdf!.text)} stands elsewhere: in the PDF${placeOf(pdf!.place)}, in the Word document${placeOf(docx!.place)}.`,
};

function nameOf({ kind, detail }: Item): string {
  return detail === '' ? kind : `${kind} (${detail})`;
}

function placeOf({ page, heading, row }: ItemPlace): string {
  const parts = [
    ...(page === undefined ? [] : [`on page ${page}`]),
    ...(row === undefined ? [] : [`in row ${row} of its table`]),
    ...(heading === undefined ? [] : [`under ${quote(heading)}`]),
  ];
  return parts.length === 0 ? '' : ` ${parts.join(', ')}`;
}

/** Characters of a text that are shown, and how many of them before the first difference. */
const SHOWN = 80;
const BEFORE = 25;

function excerpt(text: string): string {
  return quote(text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`);
}

/** Both texts from a little before the place where they part. */
function excerpts(a: string, b: string): [string, string] {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const from = a.length <= SHOWN && b.length <= SHOWN ? 0 : Math.max(0, same - BEFORE);
  const cut = (text: string): string => {
    const part = text.slice(from, from + SHOWN);
    return quote(`${from > 0 ? '…' : ''}${part}${from + SHOWN < text.length ? '…' : ''}`);
  };
  return [cut(a), cut(b)];
}

/** Several differences in one line. */
export function paritySummary(items: number, differences: number): string {
  if (differences === 0) return `PDF and Word document say the same: ${items} items compared, no differences.`;
  return `PDF and Word document differ: ${differences} ${differences === 1 ? 'difference' : 'differences'} in ${items} items.`;
}

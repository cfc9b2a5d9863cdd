import { isCollection, isScalar, visit } from 'yaml';
import type { Document, ErrorCode, YAMLError } from 'yaml';
import type { Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/dataset.ts';

/** What to call each error of the library; some depend on their message as well. */
const problems = {
  ALIAS_PROPS: 'alias',
  BAD_ALIAS: 'alias',
  BAD_COLLECTION_TYPE: 'tag',
  BAD_DIRECTIVE: 'reserved',
  BAD_DQ_ESCAPE: 'escape',
  BAD_INDENT: 'bracket',
  BAD_PROP_ORDER: 'other',
  BAD_SCALAR_START: 'reserved',
  BLOCK_AS_IMPLICIT_KEY: 'colon',
  BLOCK_IN_FLOW: 'bracket',
  DUPLICATE_KEY: 'other',
  IMPOSSIBLE: 'other',
  KEY_OVER_1024_CHARS: 'key',
  MISSING_CHAR: 'key',
  MULTILINE_IMPLICIT_KEY: 'key',
  MULTIPLE_ANCHORS: 'alias',
  MULTIPLE_DOCS: 'documents',
  MULTIPLE_TAGS: 'tag',
  NON_STRING_KEY: 'key',
  RESOURCE_EXHAUSTION: 'other',
  TAB_AS_INDENT: 'tab',
  TAG_RESOLVE_FAILED: 'tag',
  UNEXPECTED_TOKEN: 'other',
} as const satisfies Record<ErrorCode, messages.YamlProblem>;

/** Further errors of one file are mostly echoes of the first. */
const MOST_ERRORS = 50;

/**
 * Reports the first error of each line, for the others mostly follow from it. Tells whether there
 * is any.
 */
export function reportErrors(document: Document.Parsed, text: string, place: (offset: number) => Place, report: Report): boolean {
  const all: readonly YAMLError[] = [...document.errors, ...document.warnings];
  const tabs = all.filter(({ code }) => code === 'TAB_AS_INDENT');
  const errors = (tabs.length > 0 ? tabs : all).slice(0, MOST_ERRORS);
  const seen = new Set<number>();
  for (const error of errors) {
    const together = errors.filter((other) => other.pos[0] === error.pos[0]);
    if (together[0] !== error) continue;
    const problem = nameProblem(error, together);
    const where = place(offsetOf(problem, error, together, document, text));
    if (seen.has(where.line)) continue;
    seen.add(where.line);
    report(messages.badYaml(where, problem, error.message));
  }
  return seen.size > 0;
}

function nameProblem(error: YAMLError, together: readonly YAMLError[]): messages.YamlProblem {
  if (error.code === 'MISSING_CHAR' && /quote/.test(error.message)) return 'quote';
  if (error.code === 'MISSING_CHAR' && /[\]}]/.test(error.message)) return 'bracket';
  const overLines = together.some(({ code }) => code === 'MULTILINE_IMPLICIT_KEY');
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && overLines) return 'indent';
  if (error.code === 'BAD_INDENT' && !/[\]}]/.test(error.message)) return 'indent';
  if (error.code === 'UNEXPECTED_TOKEN' && /at node end/.test(error.message)) return 'rest';
  if (error.code === 'UNEXPECTED_TOKEN' && /block-seq-ind/.test(error.message)) return 'dash';
  return problems[error.code];
}

/** The library names the place where it noticed the problem; the reader wants the place to mend. */
function offsetOf(problem: messages.YamlProblem, error: YAMLError, together: readonly YAMLError[], document: Document.Parsed, text: string): number {
  const [offset] = error.pos;
  if (problem === 'quote' || problem === 'bracket') return startOfOpen(document, offset, problem);
  const keyOverLines = together.find(({ code }) => code === 'MULTILINE_IMPLICIT_KEY');
  if (problem !== 'indent' || keyOverLines === undefined) return offset;
  const line = text.lastIndexOf('\n', keyOverLines.pos[1] - 1) + 1;
  return line + text.slice(line).search(/\S/);
}

/** Start of the innermost quoted text or bracketed value that is still open at an offset. */
function startOfOpen(document: Document.Parsed, offset: number, problem: 'quote' | 'bracket'): number {
  let found = offset;
  visit(document, {
    Node(_key, node) {
      const [from, to] = node.range ?? [offset, offset];
      const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      const opens = problem === 'quote' ? quoted : isCollection(node) && node.flow === true;
      if (opens && from < offset && to >= offset) found = from;
    },
  });
  return found;
}

import type { Heading } from '../../document/model.ts';
import { headingLead } from '../../document/lines.ts';
import { inlineText } from '../../document/walk.ts';
import type { Scope } from './scope.ts';

/** What a reference to a heading prints, part by part. */
export interface HeadingReferenceText {
  /** The number that Word counts; empty where it stands in the text or there is none. */
  readonly number: string;
  /** Between number and text. */
  readonly between: string;
  /** What the bookmark of the heading holds. */
  readonly text: string;
}

/**
 * The parts of a reference to a heading, so that each can be a field. Undefined where the label has
 * other words than the heading, which no field could give.
 */
export function headingReferenceText(id: string, scope: Scope): HeadingReferenceText | undefined {
  const entry = [...scope.headings.styles.keys()].find((heading) => heading.id === id);
  const label = scope.document.labels.get(id);
  if (entry === undefined || label === undefined) return undefined;
  const lead = headingLead(entry, scope.document);
  const counted = scope.headings.styles.get(entry)!.counted && lead !== '';
  const whole = (counted ? '' : lead) + inlineText(entry.children, scope.document.labels);
  const wanted = counted && label.text.startsWith(lead) ? label.text.slice(lead.length) : label.text;
  if (wanted === '' || !whole.startsWith(wanted)) return undefined;
  return counted && wanted !== label.text
    ? { number: label.number, between: lead.slice(label.number.length), text: wanted }
    : { number: '', between: '', text: wanted };
}

/** How many characters of a heading its bookmark holds. */
export function bookmarkedLength(heading: Heading, scope: Scope): number | undefined {
  return headingReferenceText(heading.id, scope)?.text.length;
}

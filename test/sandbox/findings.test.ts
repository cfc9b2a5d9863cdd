import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { moreFindings } from '../../src/messages/sandbox.ts';
import { limitFindings } from '../../src/sandbox/findings.ts';
import { closeIntrinsics } from '../../src/sandbox/intrinsics.ts';
import { LONGEST_FINDING, MOST_FINDINGS } from '../../src/sandbox/limits.ts';

const note: Diagnostic = { severity: 'note', rule: 'test/note', message: 'A note.' };
const error: Diagnostic = { severity: 'error', rule: 'test/error', message: 'An error.', place: { file: 'a.md', line: 1 } };

test('few findings stay as they are', () => {
  expect(limitFindings([note, error])).toEqual([note, error]);
});

test('of many findings the worst are kept, in their order, and the others counted', () => {
  const many = [...Array.from({ length: MOST_FINDINGS }, () => ({ ...note })), error];
  const limited = limitFindings(many);
  expect(limited).toHaveLength(MOST_FINDINGS + 1);
  expect(limited.at(-2)).toEqual(error);
  expect(limited.at(-1)).toEqual(moreFindings(1, MOST_FINDINGS));
});

test('a text is cut where no one reads on, between characters', () => {
  const [cut] = limitFindings([{ ...error, message: '😀'.repeat(LONGEST_FINDING) }]);
  expect(cut!.message.length).toBeLessThanOrEqual(LONGEST_FINDING);
  expect(cut!.message.isWellFormed()).toBe(true);
});

test('what is built in cannot be added to; a change is noticed', () => {
  const isIntact = closeIntrinsics();
  expect(isIntact()).toBe(true);
  expect(() => Object.assign(Object.prototype, { polluted: true })).toThrow(TypeError);
  expect('polluted' in {}).toBe(false);
  const before = Array.prototype.at;
  // oxlint-disable-next-line no-extend-native
  Array.prototype.at = () => undefined;
  const noticed = !isIntact();
  // oxlint-disable-next-line no-extend-native
  Array.prototype.at = before;
  expect(noticed).toBe(true);
  expect(isIntact()).toBe(true);
});

import { expect, test } from 'vitest';
import { finding } from '../../src/messages/wording.ts';

test('what a finding quotes is shown to a terminal, not obeyed by it', () => {
  const { message, hint } = finding('error', 'test/rule', 'got "\u001B[2Ja\nb\u202Ec"', undefined, 'not \u0007 "é😀"');
  expect(message).toBe(String.raw`got "\u001B[2Ja\u000Ab\u202Ec"`);
  expect(hint).toBe(String.raw`not \u0007 "é😀"`);
});

/** What tells a list item from others: its depth, and its number where the list has numbers. */
export function listDetail(depth: number, label: string): string {
  const number = label.trim();
  // Every format has marks of its own for lists without numbers.
  return /[\p{L}\p{N}]/u.test(number) ? `level ${depth}, ${number}` : `level ${depth}`;
}

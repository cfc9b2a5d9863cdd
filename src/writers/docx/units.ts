/** Points to twentieths of a point, the unit of Word's lengths. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Points to half points, the unit of Word's font sizes. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** Points to pixels at 96 to the inch, the unit in which the library takes pictures. */
export function pixels(points: number): number {
  return (points * 96) / 72;
}

/** A pattern for texts that one of many patterns matches from beginning to end. */
export function whollyOne(patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.map((pattern) => `(?:${pattern})`).join('|')})$`);
}

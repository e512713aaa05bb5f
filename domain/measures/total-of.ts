/** The sum of the answers; null while one is missing, for nothing is prorated (R22). */
export function totalOf(items: readonly (number | null)[]): number | null {
  return items.reduce<number | null>((sum, answer) => (sum === null || answer === null ? null : sum + answer), 0);
}

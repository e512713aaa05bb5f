/** How to have the next page. */
export function moreText(next: string | null): string {
  return next === null ? '' : `\n\nThere is more: --cursor ${next}`;
}

/** A URL with its password hidden; a text that names no host is hidden as a whole: the password may be anywhere in it. */
export function shownUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.hostname === '') return `*** (${text.length} characters)`;
  if (url.password !== '') url.password = '***';
  // Drivers take passwords and key files from the query, too.
  if (url.search !== '') url.search = '?***';
  return url.href;
}

/** How a json column is written; the drivers would make a PostgreSQL array of a list, and quote a text. */
export function jsonText(content: unknown): string {
  return JSON.stringify(content);
}

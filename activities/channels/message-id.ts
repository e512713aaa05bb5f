/**
 * The Message-ID of a mail: its key, with the colons that RFC 5322 does not allow there written as dots. Keys hold no dots
 * of their own, so two keys never share an id.
 */
export function messageIdOf(key: string): string {
  return `<${key.replaceAll(':', '.')}@regimen>`;
}

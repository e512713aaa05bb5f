/**
 * The Message-ID of a mail: its key, with the colons that RFC 5322 does not allow there written as dots and all else that
 * it does not allow as %XX. Two keys never share an id.
 */
export function messageIdOf(key: string): string {
  return `<${key.split(':').map(asAtom).join('.')}@regimen>`;
}

function asAtom(part: string): string {
  return encodeURIComponent(part).replace(/[.()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

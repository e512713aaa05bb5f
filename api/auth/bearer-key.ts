import { createHash, randomBytes } from 'node:crypto';

/** `regimen_<id>_<secret>`: the prefix lets scanners of leaked secrets find it, the id says which key it is. */
const form = /^regimen_[a-z0-9-]{1,40}_[A-Za-z0-9_-]{43}$/;

export function newBearerKey(id: string): string {
  return `regimen_${id}_${randomBytes(32).toString('base64url')}`;
}

export function isBearerKey(text: string): boolean {
  return form.test(text);
}

/** The secret has 256 bits, so one round of SHA-256 is as good as many. */
export function hashOfBearerKey(bearerKey: string): string {
  return createHash('sha256').update(bearerKey).digest('hex');
}

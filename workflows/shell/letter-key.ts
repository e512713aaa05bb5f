import type { Delivery } from '../../domain/course/letters';

/** The same letter sent twice has one key; the same command id with another body is another letter. */
export function letterKey({ cause }: Delivery): string {
  return `${cause.kind} ${cause.id} ${cause.digest ?? ''}`;
}

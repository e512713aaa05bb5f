import type { Protocol } from '../../domain/protocol/schema';

/** Every question of the screening answered with no. */
export function nothingApplies({ screening }: Pick<Protocol, 'screening'>): Readonly<Record<string, boolean>> {
  return Object.fromEntries(screening.questions.map(({ id }) => [id, false]));
}

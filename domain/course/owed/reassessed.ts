import type { Instant } from '../../time/instant';
import { formsOf } from './forms-at-hand';
import type { Scene } from './scene';

/**
 * Whether a form has come that stands for the reassessment. One that is asked for there by itself is no answer to it,
 * unless every one is: then it takes them all.
 */
export function isReassessed(scene: Scene, opensAt: Instant): boolean {
  const { instruments, measures } = scene.protocol;
  const hasCome = (instrument: string) => formsOf(scene, instrument).some(({ at }) => at >= opensAt);
  const alone = measures.filter(({ due }) => due.some(({ at }) => at === 'reassessment'));
  const names = alone.map(({ instrument }) => instrument);
  if (names.length > 0 && names.length === measures.length) return names.every(hasCome);
  return Object.keys(instruments).some((instrument) => !names.includes(instrument) && hasCome(instrument));
}

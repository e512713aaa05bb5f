import { isComplete } from '../../measures/total-of';
import type { MeasureRule, Occasion } from '../../protocol/schema';
import { subtractSpan } from '../../time/add-span';
import type { Instant } from '../../time/instant';
import type { Measured } from '../state/clinical';
import { lastExposureAt } from '../state/rounds';
import type { Session } from '../state/session';
import { sessionNumber } from '../state/session-number';
import type { Scene } from './scene';

export type OccasionAt<Name extends Occasion['at']> = Extract<Occasion, { readonly at: Name }>;

/** The complete forms of an instrument, in order of effect. */
export function formsOf({ course }: Scene, instrument: string): readonly Measured[] {
  return course.clinical.measures.filter((form) => form.instrument === instrument && isComplete(form.items));
}

/** A form counts for a session when it was taken for it, or is still valid at its start. */
export function isAtHand(scene: Scene, measure: MeasureRule, session: Session['id'], startsAt: Instant): boolean {
  const { instrument, validFor } = measure;
  const validFrom = validFor && subtractSpan(startsAt, validFor.span, scene.zone);
  return formsOf(scene, instrument).some(
    (form) => form.session === session || (validFrom !== undefined && form.at >= validFrom),
  );
}

/** The instruments that a session waits for. */
export function measuresMissing(scene: Scene, session: Session, startsAt: Instant): readonly string[] {
  const isMissing = (measure: MeasureRule) =>
    measure.due.some(
      (occasion) =>
        (isAskedBefore(scene, occasion, session) && !isAtHand(scene, measure, session.id, startsAt)) ||
        (occasion.at === 'baseline' && isFirst(scene) && formsOf(scene, measure.instrument).length === 0),
    );
  return scene.protocol.measures
    .filter((measure) => measure.gates && isMissing(measure))
    .map(({ instrument }) => instrument);
}

/** Whether an occasion that names sessions, or all of them, is about this one. */
export function isNamed(
  { course }: Scene,
  { sessions }: OccasionAt<'beforeSession' | 'afterSession'>,
  session: Session,
): boolean {
  return sessions === undefined || sessions.includes(sessionNumber(course, session));
}

function isAskedBefore(scene: Scene, occasion: Occasion, session: Session): boolean {
  return occasion.at === 'every' || (occasion.at === 'beforeSession' && isNamed(scene, occasion, session));
}

function isFirst({ course }: Scene): boolean {
  return lastExposureAt(course) === null;
}

import type { MeasureRule, Occasion } from '../../protocol/schema';
import { addSpan } from '../../time/add-span';
import type { Instant } from '../../time/instant';
import { exposureAt, type Session } from '../state/session';
import { askedOf } from './asked-of';
import { formsOf, isNamed, type OccasionAt } from './forms-at-hand';
import { doneIf, notNeeded, obligationKey, stillOpen, type Owed } from './owed';
import type { Scene } from './scene';

type Asked = Omit<Owed, 'kind' | 'owner'>;

/** The forms that are asked for on every occasion but before a booked session, which stand with the session. */
export function owedMeasures(scene: Scene): readonly Owed[] {
  return scene.protocol.measures.flatMap((measure) =>
    measure.due.flatMap((occasion) =>
      onOccasion(scene, measure, occasion).map((asked): Owed => ({ ...askedOf(scene, measure), ...asked })),
    ),
  );
}

function onOccasion(scene: Scene, measure: MeasureRule, occasion: Occasion): readonly Asked[] {
  switch (occasion.at) {
    case 'beforeSession':
      return [];
    case 'baseline':
      return atBaseline(scene, measure, occasion);
    case 'afterSession':
      return scene.course.clinical.sessions.flatMap((session) => afterSession(scene, measure, occasion, session));
    case 'reassessment':
      return atReassessment(scene, measure, occasion);
    case 'every':
      return atIntervals(scene, measure, occasion);
  }
}

function atBaseline(scene: Scene, { instrument }: MeasureRule, { within }: OccasionAt<'baseline'>): readonly Asked[] {
  const from = admittedAt(scene);
  if (from === null) return [];
  const first = dosesOf(scene)[0];
  const taken = formsOf(scene, instrument).some(({ at }) => first === undefined || at <= first);
  return [
    {
      key: obligationKey('returnMeasure', 'baseline', instrument),
      opensAt: from,
      dueAt: addSpan(from, within, scene.zone),
      standing: first === undefined || taken ? doneIf(taken) : notNeeded('the first session has been'),
    },
  ];
}

/** A form taken after the dose and before the next one is about this session. */
function afterSession(
  scene: Scene,
  { instrument }: MeasureRule,
  occasion: OccasionAt<'afterSession'>,
  session: Session,
): readonly Asked[] {
  const from = exposureAt(session);
  if (from === null || !isNamed(scene, occasion, session)) return [];
  const next = dosesOf(scene).find((at) => at > from);
  const taken = formsOf(scene, instrument).some(
    (form) => form.at >= from && (next === undefined || form.at < next || form.session === session.id),
  );
  return [
    {
      key: obligationKey('returnMeasure', 'afterSession', session.id, instrument),
      opensAt: from,
      dueAt: addSpan(from, occasion.within, scene.zone),
      session: session.id,
      standing: next === undefined || taken ? doneIf(taken) : notNeeded('the next session has been'),
    },
  ];
}

function atReassessment(
  scene: Scene,
  { instrument }: MeasureRule,
  { within }: OccasionAt<'reassessment'>,
): readonly Asked[] {
  const { reassessment, round, zone } = scene;
  if (!reassessment || !round) return [];
  const { opensAt } = reassessment;
  return [
    {
      key: obligationKey('returnMeasure', 'reassessment', round.index, instrument),
      opensAt,
      dueAt: addSpan(opensAt, within, zone),
      standing: doneIf(formsOf(scene, instrument).some(({ at }) => at >= opensAt)),
    },
  ];
}

/** One more than the forms that have come, each opening an interval after the form before it. */
function atIntervals(scene: Scene, { instrument }: MeasureRule, occasion: OccasionAt<'every'>): readonly Asked[] {
  const from = admittedAt(scene);
  if (from === null) return [];
  const taken = formsOf(scene, instrument).filter(({ at }) => at >= from);
  const openings: readonly Instant[] = [from, ...taken.map(({ at }) => addSpan(at, occasion.interval, scene.zone))];
  return openings.map((opensAt, index) => ({
    key: obligationKey('returnMeasure', 'every', index, instrument),
    opensAt,
    dueAt: addSpan(opensAt, occasion.within, scene.zone),
    standing: index < taken.length ? doneIf(true) : stillOpen,
  }));
}

/** When forms begin to be asked for: at the first approval, as long as consent is not withdrawn. */
function admittedAt({ course }: Scene): Instant | null {
  const { screening, consent } = course.clinical;
  if (consent.withdrawnAt !== null) return null;
  return screening.decisions.find(({ decision }) => decision === 'approved')?.at ?? null;
}

function dosesOf({ course }: Scene): readonly Instant[] {
  return course.clinical.sessions.flatMap((session) => exposureAt(session) ?? []).sort();
}

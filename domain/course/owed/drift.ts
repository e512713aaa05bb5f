import type { Drift } from '../../protocol/schema';
import { lowerBound, upperBound } from '../../time/bounds';
import type { Instant } from '../../time/instant';
import type { Measured } from '../state/clinical';
import { doneIf, obligationKey, stillOpen, type Owed } from './owed';
import { dueAfter } from './rule-for';
import type { Scene } from './scene';

type Score = Measured & { readonly total: number };

/** A drifted score and the one that was to repeat it. */
interface Repeat {
  readonly of: Score;
  readonly from: Instant;
  readonly to: Instant;
  readonly by: Score | null;
}

/**
 * Between a round and the booster decision (R27): a drifted score is measured again; two in a row, a crisis or a stay in
 * hospital ask a clinician to decide before the reassessment closes. Nothing is ever booked by itself.
 */
export function owedForDrift(scene: Scene): readonly Owed[] {
  const { round, reassessment, protocol } = scene;
  const { drift } = protocol.reassessment;
  if (!drift || !round || !reassessment) return [];
  const repeats = repeatsOf(scene, drift, reassessment.from);
  const asked = repeats.map(({ of, from, to, by }): Owed => ({
    key: obligationKey('repeatMeasure', round.index, of.at),
    kind: 'repeatMeasure',
    opensAt: from,
    dueAt: to,
    standing: doneIf(by !== null),
  }));
  const confirmedAt = repeats.flatMap(({ by }) =>
    by && isDrifted(scene, drift, reassessment.from, by) ? [by.at] : [],
  );
  const [earliest] = [...confirmedAt, ...seriousEventsAfter(scene, reassessment.from)].sort();
  if (!earliest) return asked;
  const decision: Owed = {
    key: obligationKey('decideBoosterEarly', round.index),
    kind: 'decideBoosterEarly',
    opensAt: earliest,
    dueAt: dueAfter(scene, 'decideBoosterEarly', earliest),
    standing: stillOpen,
  };
  return [...asked, decision];
}

/** Scores before the window of a repeat neither confirm it nor make it needless; the first from then on is the repeat, however late. */
function repeatsOf(scene: Scene, drift: Drift, after: Instant): readonly Repeat[] {
  const repeats: Repeat[] = [];
  for (const score of scoresOf(scene, drift).filter(({ at }) => at > after)) {
    const last = repeats.at(-1);
    if (last?.by === null) {
      if (score.at >= last.from) repeats.splice(-1, 1, { ...last, by: score });
    } else if (isDrifted(scene, drift, after, score)) {
      const { repeatFrom, repeatTo } = drift;
      const from = lowerBound(score.at, repeatFrom.span, scene.zone);
      repeats.push({ of: score, from, to: upperBound(score.at, repeatTo.span, scene.zone), by: null });
    }
  }
  return repeats;
}

/** Bad again after remission, or so much worse than the best since the last session. */
function isDrifted(scene: Scene, { remission, score, rise, ...rule }: Drift, after: Instant, reading: Score): boolean {
  const before = scoresOf(scene, rule).filter(({ at }) => at < reading.at);
  const wasInRemission = before.some(({ total }) => total < remission.below);
  const best = Math.min(...before.filter(({ at }) => at > after).map(({ total }) => total));
  return (wasInRemission && reading.total >= score.from) || reading.total - best >= rise.from;
}

function scoresOf({ course }: Scene, { instrument }: Pick<Drift, 'instrument'>): readonly Score[] {
  return course.clinical.measures.filter(
    (measured): measured is Score => measured.instrument === instrument && measured.total !== null,
  );
}

/** Stays in hospital, and the facts in which a crisis was found. */
function seriousEventsAfter({ course }: Scene, after: Instant): readonly Instant[] {
  const crises = [...course.findings.values()].filter(({ severity }) => severity === 'crisis');
  const about = new Set(crises.map((finding) => finding.about));
  return course.facts
    .filter(({ seq, event }) => event.type === 'PatientHospitalised' || about.has(seq))
    .map(({ effectiveAt }) => effectiveAt)
    .filter((at) => at > after);
}

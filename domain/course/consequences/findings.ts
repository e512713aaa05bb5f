import type { FindingId, HoldId } from '../../ids';
import { triggered } from '../../measures/triggered';
import { said, type Change } from '../change';
import { engine } from '../actor';
import { vitalsOverThreshold } from '../gates';
import type { LogEntry } from '../log';
import type { Scene } from '../owed';
import type { FindingKind, FindingSeverity } from '../safety-events';
import { judgeGap } from '../spacing-of-course';

interface Alarming {
  readonly kind: FindingKind;
  readonly severity: FindingSeverity;
  readonly rule: string;
  /** Dosing stops until a clinician closes the finding. */
  readonly holds: boolean;
}

/** Raises a finding for every standing fact that is alarming and has none yet; a crisis holds dosing at once. */
export function raiseFindings(scene: Scene): readonly Change[] {
  return scene.course.facts.flatMap((entry) =>
    alarmingIn(scene, entry)
      .filter(({ kind }) => !isRaised(scene, kind, entry))
      .flatMap((alarming) => raised(alarming, entry)),
  );
}

function raised({ kind, severity, rule, holds }: Alarming, entry: LogEntry): readonly Change[] {
  const finding = findingId(kind, entry);
  const raise = said(
    { type: 'FindingRaised', finding, kind, severity, about: entry.seq, rule },
    { actor: engine, rule },
  );
  if (!holds) return [raise];
  const hold = `hold:${finding}` as HoldId;
  return [raise, said({ type: 'HoldPlaced', hold, reason: kind, owner: 'clinician' }, { actor: engine, rule })];
}

function isRaised({ course }: Scene, kind: FindingKind, { seq }: LogEntry): boolean {
  const same = answerKinds.includes(kind) ? answerKinds : [kind];
  return [...course.findings.values()].some((finding) => same.includes(finding.kind) && finding.about === seq);
}

/** A form has one finding, whichever kind an older build gave it. */
const answerKinds: readonly FindingKind[] = ['positiveItem9', 'alarmingAnswer'];

/** Says nothing of what was found: the id stands in obligation keys, and so in mails and on cards. */
function findingId(kind: FindingKind, { seq }: LogEntry): FindingId {
  return `f${seq}-${findingNumbers[kind]}` as FindingId;
}

/** One entry may hold several findings. Stored in ids: add, never renumber. */
const findingNumbers: Readonly<Record<FindingKind, number>> = {
  positiveItem9: 1,
  raisedFlag: 2,
  seriousAdverseEvent: 3,
  vitalsOverThreshold: 4,
  doseWithoutConsent: 5,
  doseInsideMinimumGap: 6,
  unsafeMoodPhase: 7,
  pregnancyReported: 8,
  alarmingAnswer: 9,
};

function alarmingIn(scene: Scene, entry: LogEntry): readonly Alarming[] {
  const { event } = entry;
  if (event.type === 'MeasureRecorded') return superseded(scene, entry) ? [] : triggeredItems(scene, event);
  if (event.type === 'SessionDosed') return dosedWrongly(scene, entry);
  if (event.type === 'FlagRaised') return [raisedFlag];
  if (event.type === 'AdverseEventReported') return event.serious ? [seriousAdverseEvent] : [];
  if (event.type === 'VitalsRecorded') return vitalsOverThreshold(scene.protocol, event).length > 0 ? [vitals] : [];
  if (event.type !== 'PreSessionAnswered') return [];
  const unsafe = event.moodPhase !== 'depressed' && event.moodPhase !== 'euthymic';
  return [...(unsafe ? [unsafeMoodPhase] : []), ...(event.pregnancy === 'yes' ? [pregnancyReported] : [])];
}

const raisedFlag: Alarming = { kind: 'raisedFlag', severity: 'crisis', rule: 'safety.flag', holds: true };
const seriousAdverseEvent: Alarming = {
  kind: 'seriousAdverseEvent',
  severity: 'crisis',
  rule: 'safety.seriousAdverseEvent',
  holds: true,
};
const vitals: Alarming = { kind: 'vitalsOverThreshold', severity: 'clinical', rule: 'vitals', holds: false };
const unsafeMoodPhase: Alarming = {
  kind: 'unsafeMoodPhase',
  severity: 'clinical',
  rule: 'safety.moodPhase',
  holds: true,
};
const pregnancyReported: Alarming = {
  kind: 'pregnancyReported',
  severity: 'clinical',
  rule: 'safety.pregnancy',
  holds: true,
};

/** A measure from before adoption speaks only when no later one of its instrument answers the same alarming items. */
function superseded({ course, protocol }: Scene, { event, effectiveAt }: LogEntry): boolean {
  if (event.type !== 'MeasureRecorded' || course.adoptedAsOf === null || effectiveAt >= course.adoptedAsOf) {
    return false;
  }
  const items = protocol.instruments[event.instrument]?.triggers ?? [];
  return course.clinical.measures.some(
    (later) =>
      later.instrument === event.instrument &&
      later.at > effectiveAt &&
      items.every(({ item }) => (later.items[item - 1] ?? null) !== null),
  );
}

/** A legible positive item acts even on a partial form (R22). */
function triggeredItems(
  { protocol }: Scene,
  event: { instrument: string; items: readonly (number | null)[] },
): readonly Alarming[] {
  const rule = protocol.instruments[event.instrument];
  const crossed = rule ? triggered(rule, event.items) : [];
  const worst = crossed.find(({ severity }) => severity === 'crisis') ?? crossed[0];
  if (!worst) return [];
  const { severity, rule: path } = worst;
  const kind = event.instrument === 'phq-9' && worst.item === 9 ? 'positiveItem9' : 'alarmingAnswer';
  return [{ kind, severity, rule: path, holds: severity === 'crisis' }];
}

function dosedWrongly(scene: Scene, { event, effectiveAt }: LogEntry): readonly Alarming[] {
  if (event.type !== 'SessionDosed') return [];
  const wrong: Alarming[] = [];
  if (!consentStoodAt(scene, effectiveAt)) {
    wrong.push({ kind: 'doseWithoutConsent', severity: 'clinical', rule: 'consent', holds: false });
  }
  const session = scene.course.clinical.sessions.find(({ id }) => id === event.session);
  const series = session?.series ?? scene.round?.series.id;
  if (!series || wasOverridden(scene, event.session)) return wrong;
  const given = { session: event.session, series, startsAt: effectiveAt, replaces: null };
  const judged = judgeGap(scene, given, 'dosesBefore');
  if (judged.code === 'tooEarly') {
    wrong.push({ kind: 'doseInsideMinimumGap', severity: 'clinical', rule: judged.rule, holds: false });
  }
  return wrong;
}

function consentStoodAt({ course }: Scene, at: string): boolean {
  const told = course.facts.filter(
    ({ event, effectiveAt }) =>
      (event.type === 'ConsentSigned' || event.type === 'ConsentWithdrawn') && effectiveAt <= at,
  );
  return told.at(-1)?.event.type === 'ConsentSigned';
}

function wasOverridden({ course }: Scene, session: string): boolean {
  return course.log.some(
    ({ event }) => event.type === 'SessionRequested' && event.session === session && event.override,
  );
}

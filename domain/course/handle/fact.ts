import { impossibleAnswers, impossibleTogether } from '../../measures/impossible-answers';
import { totalOf } from '../../measures/total-of';
import { triggered } from '../../measures/triggered';
import { plusMinutes } from '../../time/instant';
import { unreachable } from '../../unreachable';
import { engine } from '../actor';
import { said, type Change } from '../change';
import type { AdoptableCommand, Command, FactCommand } from '../commands';
import type { CourseEvent } from '../events';
import type { Scene } from '../owed';
import type { Refusal } from '../refusal';
import { accepted, knownAlready, refused, type Handled } from './handled';

/** Clocks of other systems may be ahead by so much. */
const aheadMinutes = 5;

/** A fact may be a year older than its course; beyond that it is more likely a slip of the hand. */
const backfillDays = 366;

/** Takes a fact in. Facts are never refused, except as malformed or impossible; the same fact again changes nothing. */
export function takeFact(scene: Scene, fact: FactCommand): Handled {
  const impossible = whyImpossible(scene, fact);
  if (impossible) return refused(impossible, ...alarmInRefused(scene, fact));
  if (isKnown(scene, fact)) return knownAlready;
  const effectiveAt = fact.at ?? scene.moment.now;
  return accepted(said(factEvent(scene, fact), { effectiveAt, ...(fact.fact ? { fact: fact.fact } : {}) }));
}

/** Safety wins over form: a legible positive answer acts even on a form that is refused (R22). */
export function alarmInRefused({ protocol }: Scene, fact: Command): readonly Change[] {
  if (fact.type !== 'RecordMeasure') return [];
  const rule = protocol.instruments[fact.instrument];
  const alarming = rule ? triggered(rule, fact.items).filter(({ severity }) => severity === 'crisis') : [];
  return alarming.map(({ item }) =>
    said(
      { type: 'FlagRaised', reason: `positive answer to item ${item} on a form that was refused` },
      { actor: engine },
    ),
  );
}

/** A fact is known by its origin, at the same version or a higher one. */
export function isKnown({ course }: Scene, { fact }: Pick<AdoptableCommand & FactCommand, 'fact'>): boolean {
  if (!fact) return false;
  return course.log.some(
    (entry) => entry.fact?.source === fact.source && entry.fact.id === fact.id && entry.fact.version >= fact.version,
  );
}

function whyImpossible({ protocol, moment, course }: Scene, fact: FactCommand): Refusal | null {
  if (fact.at && fact.at > plusMinutes(moment.now, aheadMinutes) && fact.type !== 'ReportBooking') {
    return { type: 'Impossible', field: 'at', value: fact.at, expected: `an instant not after ${moment.now}` };
  }
  const floor = course.opening && plusMinutes(course.opening.at, -backfillDays * 24 * 60);
  if (fact.at && floor && fact.at < floor) {
    const expected = `an instant from ${floor}; what is older comes in with AdoptCourse`;
    return { type: 'Impossible', field: 'at', value: fact.at, expected };
  }
  if (fact.type === 'RecordMeasure') {
    const rule = protocol.instruments[fact.instrument];
    if (!rule) {
      const expected = `one of ${Object.keys(protocol.instruments).join(', ')}`;
      return { type: 'Impossible', field: 'instrument', value: fact.instrument, expected };
    }
    return impossibleTogether(impossibleAnswers(rule, fact.items));
  }
  if (fact.type === 'ReportNoShow') {
    const startsAt = course.clinical.sessions.find(({ id }) => id === fact.session)?.startsAt ?? null;
    const missedAt = fact.at ?? moment.now;
    if (startsAt !== null && missedAt < startsAt) {
      return { type: 'Impossible', field: 'at', value: missedAt, expected: `an instant from the start, ${startsAt}` };
    }
  }
  if (fact.type === 'RecordSupply' && !protocol.supplies.some(({ id }) => id === fact.supply)) {
    const expected = `one of ${protocol.supplies.map(({ id }) => id).join(', ')}`;
    return { type: 'Impossible', field: 'supply', value: fact.supply, expected };
  }
  if (
    fact.type === 'ReportDose' &&
    fact.series !== undefined &&
    !protocol.series.some(({ id }) => id === fact.series)
  ) {
    const expected = `one of ${protocol.series.map(({ id }) => id).join(', ')}`;
    return { type: 'Impossible', field: 'series', value: fact.series, expected };
  }
  if (fact.type === 'RecordVitals') return whyVitalsImpossible(fact);
  return null;
}

/** Bounds of what a cuff can show, so that a slip of the hand goes back to who made it; no clinical meaning. */
function whyVitalsImpossible(fact: Extract<FactCommand, { type: 'RecordVitals' }>): Refusal | null {
  const bounds = { systolic: [50, 300], diastolic: [20, 200], heartRate: [20, 300] } as const;
  for (const field of ['systolic', 'diastolic', 'heartRate'] as const) {
    const [from, to] = bounds[field];
    const value = fact[field];
    if (value < from || value > to)
      return { type: 'Impossible', field, value: String(value), expected: `${from} to ${to}` };
  }
  if (fact.diastolic < fact.systolic) return null;
  return {
    type: 'Impossible',
    field: 'diastolic',
    value: String(fact.diastolic),
    expected: `below systolic ${fact.systolic}`,
  };
}

/** The event that remembers a fact. */
function factEvent({ protocol }: Scene, fact: FactCommand): CourseEvent {
  switch (fact.type) {
    case 'SubmitScreening':
      return { type: 'ScreeningSubmitted', answers: fact.answers };
    case 'DecideScreening':
      return { type: 'ScreeningDecided', decision: fact.decision, reason: fact.reason };
    case 'SignConsent': {
      const { form, version, language, signer, method } = fact;
      return { type: 'ConsentSigned', form, version, language, signer, method };
    }
    case 'WithdrawConsent':
      return { type: 'ConsentWithdrawn', reason: fact.reason };
    case 'RecordSupply':
      return { type: 'SupplyRecorded', supply: fact.supply, state: fact.state };
    case 'ReportBooking': {
      const { session, series, startsAt, endsAt } = fact;
      return { type: 'SessionBooked', session, series, startsAt, endsAt, evaluation: null, replaces: null };
    }
    case 'ReportNoShow':
      return { type: 'SessionMissed', session: fact.session };
    case 'ConfirmMonitor':
      return { type: 'MonitorConfirmed', session: fact.session, name: fact.name };
    case 'AnswerPreSession': {
      const { session, moodPhase, medicationChanged, pregnancy } = fact;
      return { type: 'PreSessionAnswered', session, moodPhase, medicationChanged, pregnancy };
    }
    case 'RecordVitals': {
      const { session, moment, systolic, diastolic, heartRate } = fact;
      return { type: 'VitalsRecorded', session, moment, systolic, diastolic, heartRate };
    }
    case 'ReportDose':
      return {
        type: 'SessionDosed',
        session: fact.session,
        dose: fact.dose,
        ...(fact.series === undefined ? {} : { series: fact.series }),
      };
    case 'WithholdSession':
      return { type: 'SessionWithheld', session: fact.session, reason: fact.reason };
    case 'AbortSession':
      return { type: 'SessionAborted', session: fact.session, reason: fact.reason, drugTaken: fact.drugTaken };
    case 'RecordMeasure': {
      const { instrument, items, session } = fact;
      const rule = protocol.instruments[instrument];
      return { type: 'MeasureRecorded', instrument, items, total: rule ? totalOf(rule, items) : null, session };
    }
    case 'AnswerCheckIn':
      return { type: 'CheckInAnswered', session: fact.session, wellbeing: fact.wellbeing, note: fact.note };
    case 'AnswerIntegration':
      return { type: 'IntegrationAnswered', week: fact.week, note: fact.note };
    case 'ReportAdverseEvent':
      return { type: 'AdverseEventReported', serious: fact.serious, description: fact.description };
    case 'RaiseFlag':
      return { type: 'FlagRaised', reason: fact.reason };
    case 'ReportDeath':
      return { type: 'PatientDied' };
    case 'ReportHospitalisation':
      return { type: 'PatientHospitalised', reason: fact.reason };
    case 'ReportHospitalDischarge':
      return { type: 'PatientDischargedFromHospital' };
    default:
      return unreachable(fact);
  }
}

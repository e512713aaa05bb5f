import { totalOf } from '../../measures/total-of';
import { triggered } from '../../measures/triggered';
import { unreachable } from '../../unreachable';
import { engine } from '../actor';
import { said, type Change } from '../change';
import type { AdoptableCommand, Command, FactCommand } from '../commands';
import type { CourseEvent } from '../events';
import { impossible } from '../impossible';
import type { Scene } from '../owed';
import { accepted, knownAlready, refused, type Handled } from './handled';
import { impossibleInFact } from './impossible-in-fact';

/** Takes a fact in. Facts are never refused, except as malformed or impossible; the same fact again changes nothing. */
export function takeFact(scene: Scene, fact: FactCommand): Handled {
  const refusal = impossible(impossibleInFact(scene, fact));
  if (refusal) return refused(refusal, ...alarmInRefused(scene, fact));
  if (isKnown(scene, fact)) return knownAlready;
  const effectiveAt = fact.at ?? scene.moment.now;
  return accepted(said(factEvent(fact), { effectiveAt, ...(fact.fact ? { fact: fact.fact } : {}) }));
}

/** Safety wins over form: a legible positive answer acts even on a form that is refused (R22). */
export function alarmInRefused({ protocol }: Scene, fact: Command): readonly Change[] {
  if (fact.type !== 'RecordMeasure') return [];
  const rule = protocol.measures.find(({ instrument }) => instrument === fact.instrument);
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

/** The event that remembers a fact. */
function factEvent(fact: FactCommand): CourseEvent {
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
      return { type: 'MeasureRecorded', instrument, items, total: totalOf(items), session };
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

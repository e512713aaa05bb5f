import { totalOf } from '../../measures/total-of';
import { unreachable } from '../../unreachable';
import { said } from '../change';
import type { FactCommand } from '../commands';
import type { CourseEvent } from '../events';
import { impossible } from '../impossible';
import type { Scene } from '../owed';
import { alarmInRefused } from './alarm-in-refused';
import { accepted, knownAlready, refused, type Handled } from './handled';
import { impossibleInFact } from './impossible-in-fact';
import { knownFact } from './known-fact';

/** Takes a fact in. It is refused only when it cannot be so or its id stands for another; the same fact again changes nothing. */
export function takeFact(scene: Scene, fact: FactCommand): Handled {
  const refusal = impossible(impossibleInFact(scene, fact));
  if (refusal) return refused(refusal, ...alarmInRefused(scene, fact));
  const event = factEvent(fact);
  const known = knownFact(scene, event, fact);
  if (known === 'known') return knownAlready;
  if (known !== 'new') return refused(known, ...alarmInRefused(scene, fact));
  const effectiveAt = fact.at ?? scene.moment.now;
  return accepted(said(event, { effectiveAt, ...(fact.fact ? { fact: fact.fact } : {}) }));
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

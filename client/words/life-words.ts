import type { LifeEvent } from '../../domain/course/life-events';
import type { Instant } from '../../domain/time/instant';
import type { WordsOf } from './event-words';
import { refusalDetail } from './refusal-words';
import { act, alarm, fact, refused, spaced } from './words';

export const lifeWords: WordsOf<LifeEvent> = {
  CourseOpened: ({ protocol, follows, highRisk }) =>
    fact(
      `Course opened: ${protocol.title} (${protocol.id} ${protocol.version})` +
        (follows === null ? '' : `, following ${follows}`) +
        (highRisk ? ', at high risk' : ''),
    ),
  CourseAdopted: ({ asOf }, { at }) => fact(`Course adopted, under way as of ${at(asOf)}`),
  ScreeningSubmitted: ({ answers }) => {
    const yes = Object.keys(answers).filter((question) => answers[question] === true);
    return fact(`Screening submitted${yes.length === 0 ? '' : `; yes to ${yes.join(', ')}`}`);
  },
  ScreeningDecided: ({ decision, reason }) => fact(`Screening decided: ${spaced(decision)} (${reason})`),
  ConsentSigned: ({ form, version, signer, method }) =>
    fact(`Consent signed by ${signer}: ${form} ${version}, ${spaced(method)}`),
  ConsentWithdrawn: ({ reason }) => alarm(`Consent withdrawn: ${reason}`),
  SupplyRecorded: ({ supply, state }) => fact(`Supply ${supply} ${state}`),
  PhaseEntered: ({ phase, because }) => act(`Phase ${phase} begins (${spaced(because)})`),
  CoursePaused: ({ reason }) => fact(`Course paused: ${reason}`),
  CourseResumed: ({ reason }) => fact(`Course resumed: ${reason}`),
  BoosterDecided: ({ decision, reason }) => fact(`Decided: ${decision} (${reason})`),
  TreatmentEndedEarly: ({ reason }) => fact(`Treatment ended early: ${reason}`),
  CourseClosed: ({ outcome, reason }) => fact(`Course closed, ${spaced(outcome)}: ${reason}`),
  CourseReopened: ({ reason }) => fact(`Course reopened: ${reason}`),
  PatientDied: () => alarm('The patient has died'),
  PatientHospitalised: ({ reason }) => alarm(`The patient is in hospital: ${reason}`),
  PatientDischargedFromHospital: () => fact('The patient is out of hospital'),
  FactVoided: ({ seq, reason }) => fact(`Entry ${seq} voided: ${reason}`),
  CommandChangedNothing: ({ command }) => act(`${spaced(command)}: it was so already`),
  CommandRefused: ({ command, refusal }, { at }) =>
    refused(`Refused to ${spaced(command).toLowerCase()}: ${refusalDetail(refusal, (text) => at(text as Instant))}`),
};

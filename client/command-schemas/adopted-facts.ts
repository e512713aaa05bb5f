import { z } from 'zod';
import { adopted } from './adopted';
import * as course from './course-requests';
import * as safety from './safety-facts';
import * as beforehand from './screening-and-consent';
import * as session from './session-facts';
import * as request from './session-requests';

/** Whatever happened before Regimen knew the course; 1,000 facts are some years of one. */
export const adoptedFacts = z
  .array(
    z.discriminatedUnion('type', [
      adopted(beforehand.submitScreening),
      adopted(beforehand.decideScreening),
      adopted(beforehand.signConsent),
      adopted(beforehand.withdrawConsent),
      adopted(beforehand.recordSupply),
      adopted(session.reportBooking),
      adopted(session.reportNoShow),
      adopted(session.confirmMonitor),
      adopted(session.answerPreSession),
      adopted(session.recordVitals),
      adopted(session.reportDose),
      adopted(session.withholdSession),
      adopted(session.abortSession),
      adopted(safety.recordMeasure),
      adopted(safety.answerCheckIn),
      adopted(safety.answerIntegration),
      adopted(safety.reportAdverseEvent),
      adopted(safety.raiseFlag),
      adopted(safety.reportDeath),
      adopted(safety.reportHospitalisation),
      adopted(safety.reportHospitalDischarge),
      adopted(request.dischargeSession),
      adopted(request.creditAbortedSession),
      adopted(course.endTreatmentEarly),
      adopted(course.decideBooster),
    ]),
  )
  .max(1_000)
  .readonly();

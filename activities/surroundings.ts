import type { CourseIdentity } from '../domain/course/log';
import type { Known, Surroundings } from '../domain/course/surroundings';
import { StoreUnavailable } from '../store';
import { NoAnswerInTime, answerWithin } from './answer-within';
import type { ActivityDependencies } from './dependencies';

/** A decision may take 10 s with its repeats; what is slower than this is as good as away. */
const limitMs = 2_000;

/**
 * What lies outside the course, asked for all at once. Never rejects: whatever cannot be had in time is unknown, and the
 * rules say what waits for it and what goes ahead.
 */
export async function surroundingsOf(deps: ActivityDependencies, identity: CourseIdentity): Promise<Surroundings> {
  const { store, clinics } = deps;
  const { realm, patient, clinic } = identity;
  const ask = async <Value>(what: string, load: () => Promise<Known<Value>>): Promise<Known<Value>> => {
    try {
      return await answerWithin(limitMs, load());
    } catch (error) {
      const why = reasonFor(error);
      deps.log.warn({ course: identity.courseId, what, why }, 'A decision goes ahead without part of its surroundings');
      return { known: false, why };
    }
  };
  const [clinicFile, facts, ledger, otherCourses] = await Promise.all([
    ask('clinic', () => clinics.current(clinic)),
    ask('patient', async () => inRegister(await store.patients.factsOf(patient))),
    ask('ledger', async () => known(await store.ledger.viewOf(realm, patient, clinic))),
    ask('otherCourses', async () => known(await store.courses.othersOf(identity))),
  ]);
  return { clinic: clinicFile, patient: facts, ledger, otherCourses };
}

function known<Value>(value: Value): Known<Value> {
  return { known: true, value };
}

function inRegister<Value>(value: Value | null): Known<Value> {
  return value === null ? { known: false, why: 'patientNotInRegister' } : known(value);
}

/** A code, never the error's own words: it is kept beside the decision. */
function reasonFor(error: unknown): string {
  if (error instanceof StoreUnavailable) return 'storeUnavailable';
  if (error instanceof NoAnswerInTime) return 'noAnswerInTime';
  return error instanceof Error ? error.name : 'failed';
}

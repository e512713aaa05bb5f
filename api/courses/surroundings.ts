import type { CourseIdentity } from '../../domain/course/log';
import type { Known, Surroundings } from '../../domain/course/surroundings';
import type { Store } from '../../store';

/** What lies outside a course now, for showing what it will do. A decision loads its own. */
export async function surroundingsOf(store: Store, identity: CourseIdentity): Promise<Surroundings> {
  const { realm, patient, clinic } = identity;
  const [file, facts, ledger, others] = await Promise.all([
    store.clinics.get(clinic),
    store.patients.factsOf(patient),
    store.ledger.viewOf(realm, patient, clinic),
    store.courses.othersOf(identity),
  ]);
  return {
    clinic: knownOr(file?.file ?? null, 'noClinicFile'),
    patient: knownOr(facts, 'patientNotInRegister'),
    ledger: { known: true, value: ledger },
    otherCourses: { known: true, value: others },
  };
}

function knownOr<Value>(value: Value | null, why: string): Known<Value> {
  return value === null ? { known: false, why } : { known: true, value };
}

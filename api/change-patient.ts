import { hashOf } from '../client/command-id';
import type { CourseId, PatientId } from '../domain/ids';
import type { PatientChanges, Store } from '../store';
import type { ApiDeps } from './api-deps';
import { clinicNotAllowed, maySee } from './auth/clinic-scope';
import { externalIdTaken, unknownClinics } from './patient-refusals';
import { unknownThing } from './problem/not-found';
import { malformed } from './problem/statement-of-error';
import type { Write, WriteAnswer } from './writes/write-once';

/**
 * Writes what was named into the register, and has the patient's open courses look at it at once. A change that is stored
 * while Temporal is away is answered with its absence: sent again under the same key it is told to the courses then. `look` logs the access.
 */
export async function changePatient(
  deps: ApiDeps,
  write: Write,
  id: PatientId,
  changes: PatientChanges,
  look: () => Promise<void>,
): Promise<WriteAnswer> {
  const { patients } = deps.store;
  const before = await patients.show(id);
  if (before === null || !before.clinics.some((clinic) => maySee(write.caller, clinic))) return unknown(id);
  const { clinics = before.clinics } = changes;
  const other = [...before.clinics, ...clinics].find(
    (clinic) => before.clinics.includes(clinic) !== clinics.includes(clinic) && !maySee(write.caller, clinic),
  );
  if (other !== undefined) return { type: 'problem', statement: clinicNotAllowed(other), final: false };
  const strange = await unknownClinics(deps, clinics);
  if (strange.length > 0) return { type: 'problem', statement: malformed(strange), final: false };
  await look();
  const outcome = await patients.update(id, changes);
  if (outcome === 'unknown') return unknown(id);
  if (outcome === 'externalIdTaken') return { type: 'problem', statement: externalIdTaken, final: true };
  await tellCoursesOf(deps, id, hashOf(['patientChange', write.caller.key, write.key]));
  return { type: 'done', status: 200, body: { id } };
}

/** A later one may find it: the key stays free. */
function unknown(id: PatientId): WriteAnswer {
  return { type: 'problem', statement: unknownThing('patient', id), final: false };
}

async function tellCoursesOf({ store, courses }: ApiDeps, patient: PatientId, change: string): Promise<void> {
  const open = await openCoursesOf(store, patient);
  await Promise.all(open.map((course) => courses.lookAgain(course, { because: 'patient', change })));
}

const pageSize = 100;

/** At any clinic: what a patient agreed to holds everywhere. */
async function openCoursesOf({ courses }: Store, patient: PatientId): Promise<readonly CourseId[]> {
  const open: CourseId[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await courses.list({ patient, limit: pageSize, ...(cursor === undefined ? {} : { cursor }) });
    open.push(...page.items.filter(({ ended }) => !ended).map(({ courseId }) => courseId));
    cursor = page.next;
  }
  return open;
}

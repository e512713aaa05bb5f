import type { CourseIdentity } from '../../domain/course/log';

/** Everything that touches a patient's ledger goes through this one lock; the realms never meet. */
export function patientLockName({ realm, patient }: Pick<CourseIdentity, 'realm' | 'patient'>): string {
  return `${realm} ${patient}`;
}

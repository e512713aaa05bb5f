import type { ClinicFile } from '../clinic/clinic-file';
import type { Instant } from '../time/instant';
import type { Surroundings } from './surroundings';

/** When and among what a decision is made; the only clock the rules know. */
export interface Moment {
  readonly now: Instant;
  readonly surroundings: Surroundings;
}

/**
 * The zone in which this course counts dates (reading R2). With no clinic file at all, not even the last good one,
 * dates count in UTC rather than not at all: what is told is recorded, and safety goes ahead.
 */
export function clinicZone({ surroundings }: Moment): string {
  return surroundings.clinic.known ? surroundings.clinic.value.zone : 'UTC';
}

export function clinicFile({ surroundings }: Moment): ClinicFile | null {
  return surroundings.clinic.known ? surroundings.clinic.value : null;
}

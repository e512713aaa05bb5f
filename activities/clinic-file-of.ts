import type { ClinicFile } from '../domain/clinic/clinic-file';
import type { Known } from '../domain/course/surroundings';
import type { ClinicId } from '../domain/ids';
import { NoAnswerInTime, answerWithin } from './answer-within';
import type { ClinicFiles } from './dependencies';

/** Part of the 30 s that an attempt of an effect has; it is loaded beside the store's answers. */
const limitMs = 3_000;

/** The clinic's file for an effect; unknown when it does not come in time. */
export async function clinicFileOf(clinics: ClinicFiles, clinic: ClinicId): Promise<Known<ClinicFile>> {
  try {
    return await answerWithin(limitMs, clinics.current(clinic));
  } catch (error) {
    if (error instanceof NoAnswerInTime) return { known: false, why: 'noAnswerInTime' };
    throw error;
  }
}

import { z } from 'zod';
import type { ClinicId, CourseId, FindingId, HoldId, ObligationKey, PatientId, SessionId } from '../../domain/ids';

function idText(longest: number) {
  return z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/@#+-]*$/, 'is not an id: letters and digits, no spaces');
}

export const courseId = idText(64).transform((id) => id as CourseId);
export const patientId = idText(64).transform((id) => id as PatientId);
export const clinicId = idText(64).transform((id) => id as ClinicId);
export const sessionId = idText(200).transform((id) => id as SessionId);
export const obligationKey = idText(240).transform((id) => id as ObligationKey);
export const holdId = idText(200).transform((id) => id as HoldId);
export const findingId = idText(200).transform((id) => id as FindingId);

/** A name in a protocol file: a series, a supply, a screening question. */
export const protocolName = z
  .string()
  .max(100)
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'is not a name such as "introductory", as a protocol writes it');

import type { ClinicId } from '../../domain/ids';
import type { ProblemStatement } from '../problem/problem';
import { ProblemError } from '../problem/problem-error';
import { malformed } from '../problem/statement-of-error';
import type { Caller } from './caller';

export function maySee({ clinics }: Caller, clinic: ClinicId): boolean {
  return clinics === null || clinics.includes(clinic);
}

/** The clinic that a list is to be of: the one asked for, the caller's only one, or all of them. */
export function clinicOfList(caller: Caller, asked: ClinicId | undefined): ClinicId | undefined {
  if (asked !== undefined) {
    if (maySee(caller, asked)) return asked;
    throw new ProblemError(clinicNotAllowed(asked));
  }
  if (caller.clinics === null) return undefined;
  const [only, ...others] = caller.clinics;
  if (only !== undefined && others.length === 0) return only;
  const wayOut = `name one of yours: ${caller.clinics.join(', ')}`;
  throw new ProblemError(malformed([{ field: 'clinic', message: 'is missing', wayOut }]));
}

export function clinicNotAllowed(clinic: ClinicId): ProblemStatement {
  return {
    name: 'ClinicNotAllowed',
    status: 403,
    title: 'This key is for other clinics',
    detail: `It may not see or act for "${clinic}".`,
  };
}

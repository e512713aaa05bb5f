import type { ClinicFile, Rota, StaffMember } from '../../domain/clinic/clinic-file';
import type { FilePath } from '../positioned-yaml';

export interface Contradiction {
  readonly path: FilePath;
  readonly message: string;
}

/** What one part of a clinic's file says against another: with any of it, somebody who should be called would not be. */
export function contradictionsOf({ staff, rotas, fallback, hours }: ClinicFile): readonly Contradiction[] {
  return [
    ...(Object.keys(hours).length === 0 ? [{ path: ['hours'], message: 'the clinic is never open' }] : []),
    ...repeatedPersons(staff),
    ...rotas.flatMap((rota, index) => againstStaff(rota, ['rotas', index], staff)),
    ...(isReachable(fallback) ? [] : [{ path: ['fallback'], message: 'needs an email or sms to be called by' }]),
  ];
}

function repeatedPersons(staff: readonly StaffMember[]): readonly Contradiction[] {
  return staff.flatMap(({ person }, index) =>
    staff.findIndex((other) => other.person === person) === index
      ? []
      : [{ path: ['staff', index, 'person'], message: `"${person}" is already listed` }],
  );
}

function againstStaff(
  { role, onCall, turns }: Rota,
  path: FilePath,
  staff: readonly StaffMember[],
): readonly Contradiction[] {
  return turns.flatMap(({ person, from, to }, index): readonly Contradiction[] => {
    const at = (member: string): FilePath => [...path, 'turns', index, member];
    if (from !== undefined && to !== undefined && to <= from)
      return [{ path: at('to'), message: 'ends before it starts' }];
    const member = staff.find((candidate) => candidate.person === person);
    if (member === undefined) return [{ path: at('person'), message: `"${person}" is not listed under staff` }];
    if (!member.roles.includes(role)) return [{ path: at('person'), message: `"${person}" is no ${role}` }];
    if (onCall && !isReachable(member)) {
      return [{ path: at('person'), message: `"${person}" is on call but has no email or sms` }];
    }
    return [];
  });
}

function isReachable({ email, sms }: StaffMember): boolean {
  return email !== undefined || sms !== undefined;
}

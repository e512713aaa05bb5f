import type { BadField } from '../client';
import type { ClinicId } from '../domain/ids';
import type { ApiDeps } from './api-deps';

export const externalIdTaken = {
  name: 'PatientKnown',
  status: 409,
  title: 'Another patient has this external id',
  detail: 'GET /patients?externalId=… shows who.',
} as const;

/** Every clinic, as the body names it, that this installation does not have. */
export async function unknownClinics({ store }: ApiDeps, clinics: readonly ClinicId[]): Promise<BadField[]> {
  const known = await Promise.all(clinics.map((clinic) => store.clinics.get(clinic)));
  return clinics.flatMap((clinic, index) =>
    known[index] === null
      ? [
          {
            field: `clinics[${index}]`,
            value: clinic,
            message: 'is no clinic of this installation',
            wayOut: 'load its clinic file first, or correct the id',
          },
        ]
      : [],
  );
}

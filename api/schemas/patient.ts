import { isValidPhoneNumber } from 'libphonenumber-js/min';
import { z } from 'zod';
import { clinicId } from '../../client/command-schemas/id-text';
import { label } from '../../client/command-schemas/text';
import { isZone } from '../../domain/time/zone-offset';

const perChannel = z.strictObject({ email: z.boolean().default(false), sms: z.boolean().default(false) });

const phone = z.string().refine((text) => /^\+\d+$/.test(text) && isValidPhoneNumber(text), {
  message: 'is not a phone number with its country',
  params: { wayOut: 'send it with + and the country code, without spaces' },
});

const language = z.string().refine(isLanguage, {
  message: 'is not a language',
  params: { wayOut: 'send a BCP 47 tag such as en or es-MX' },
});

const zone = z.string().refine(isZone, {
  message: 'is not a time zone',
  params: { wayOut: 'send an IANA name such as America/New_York' },
});

/** A patient as somebody sends one. Without a zone nothing is ever sent to them: somebody is asked to find it out. */
export const newPatient = z
  .strictObject({
    externalId: label.nullable().default(null).meta({ description: 'The id in the system that sends the patient.' }),
    name: label,
    email: z.email().nullable().default(null),
    phone: phone.nullable().default(null),
    language: language.default('en'),
    zone: zone.nullable().default(null),
    consent: perChannel.prefault({}).meta({ description: 'Where the patient agreed to be written to.' }),
    optedOut: perChannel.prefault({}),
    highRisk: z.boolean().default(false),
    clinics: z.array(clinicId).min(1).max(50),
  })
  .meta({ id: 'NewPatient' });

const someChannels = z.strictObject({ email: z.boolean().optional(), sms: z.boolean().optional() });

/** What may be changed of a patient: as for a new one, but what is left out stays as it is. */
export const patientChanges = z
  .strictObject({
    externalId: label.nullable().optional(),
    name: label.optional(),
    email: z.email().nullable().optional(),
    phone: phone.nullable().optional(),
    language: language.optional(),
    zone: zone.nullable().optional(),
    consent: someChannels
      .optional()
      .meta({ description: 'Where the patient agreed, or agrees no more, to be written to.' }),
    optedOut: someChannels.optional(),
    highRisk: z.boolean().optional().meta({ description: 'Counts for courses that are opened from now on.' }),
    clinics: z.array(clinicId).min(1).max(50).optional().meta({ description: 'All of them, not only what is new.' }),
  })
  .refine((changes) => Object.keys(changes).length > 0, {
    message: 'names nothing to change',
    params: { wayOut: 'send at least one field of the patient' },
  })
  .meta({ id: 'PatientChanges' });

/** A patient as the register has one. */
export const patient = z
  .object({
    id: z.string(),
    externalId: z.string().nullable(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.string(),
    zone: z.string().nullable(),
    consent: z.object({ email: z.boolean(), sms: z.boolean() }),
    optedOut: z.object({ email: z.boolean(), sms: z.boolean() }),
    highRisk: z.boolean(),
    clinics: z.array(z.string()),
  })
  .meta({ id: 'Patient' });

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

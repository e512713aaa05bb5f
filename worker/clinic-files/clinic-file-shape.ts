import { z } from 'zod';
import type { ClinicFile } from '../../domain/clinic/clinic-file';
import type { ClinicId } from '../../domain/ids';
import { instant, type Instant } from '../../domain/time/instant';

const text = z.string().trim().min(1);
const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'expected a time of day as HH:mm', abort: true });
const openHours = z
  .strictObject({ from: wallTime, to: wallTime })
  .refine(({ from, to }) => to === '00:00' || from < to, { path: ['to'], error: 'ends before it starts' });
const phone = z
  .string()
  .regex(/^\+[1-9][\d -]{6,20}$/, 'expected a number with its country code, e.g. +1 212 555 0100');
const roles = z.enum(['coordinator', 'clinician', 'medicalLead', 'integration', 'auditor', 'admin']);

const zone = z.string().refine(isZone, 'is no IANA time zone, e.g. America/New_York');
const instantText = z.string().transform((value, context): Instant => {
  try {
    return instant(value);
  } catch {
    context.addIssue('expected an instant with its offset, e.g. 2031-03-03T08:00:00-05:00');
    return z.NEVER;
  }
});

const staffMember = z.strictObject({
  person: text,
  roles: z.array(roles),
  email: z.email('expected a mail address').exactOptional(),
  sms: phone.exactOptional(),
});

const rota = z.strictObject({
  role: roles,
  onCall: z.boolean(),
  turns: z.array(z.strictObject({ person: text, from: instantText.exactOptional(), to: instantText.exactOptional() })),
});

/** A clinic's file as it is written; what one part says of another is checked by `contradictionsOf`. */
export const clinicFileShape: z.ZodType<ClinicFile> = z.strictObject({
  schema: z.literal(1),
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'expected small letters, digits and "-"')
    .transform((id) => id as ClinicId),
  name: text,
  phone,
  zone,
  hours: z.strictObject({
    monday: openHours.exactOptional(),
    tuesday: openHours.exactOptional(),
    wednesday: openHours.exactOptional(),
    thursday: openHours.exactOptional(),
    friday: openHours.exactOptional(),
    saturday: openHours.exactOptional(),
    sunday: openHours.exactOptional(),
  }),
  closures: z.array(z.iso.date('expected a date as YYYY-MM-DD')),
  sendWindow: openHours,
  lateLimitMinutes: z.int().min(0).max(240),
  checkInBy: wallTime.exactOptional(),
  staff: z.array(staffMember).min(1),
  rotas: z.array(rota),
  fallback: staffMember,
});

/** Offsets such as +05:00, which some runtimes take for zones, know no daylight saving. */
function isZone(name: string): boolean {
  if (!/^(UTC|[A-Za-z]+(\/[\w+-]+)+)$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

import { instantText } from '../command-schemas/instant-text';
import { atLocalTime } from '../../domain/time/at-local-time';
import { localDate } from '../../domain/time/local-date';
import { CliError } from './cli-error';

const localForm = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/;

/** Whether a field holds a time as a person at the clinic would write it: `2031-03-10 14:00`. */
export function hasClinicTimes(fields: Readonly<Record<string, unknown>>): boolean {
  return Object.values(fields).some(isClinicTime);
}

/** Reads such times on the clinic's clock; every other value stays as it is. */
export function withClinicTimes(fields: Readonly<Record<string, unknown>>, zone: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, readOn(value, zone)]));
}

function isClinicTime(value: unknown): value is string {
  return typeof value === 'string' && localForm.test(value) && !instantText.safeParse(value).success;
}

function readOn(value: unknown, zone: string): unknown {
  if (!isClinicTime(value)) return value;
  const [, date = '', time = ''] = localForm.exec(value) ?? [];
  try {
    return atLocalTime(localDate(date), time, zone);
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(2, error.message);
    throw error;
  }
}

import { z } from 'zod';
import { count, name, source } from './parts';

/** Has to be delivered before the first session of a round. */
export const supply = z.strictObject({ id: name, title: z.string(), source });

/** Above any of these before the dose: not ready. mmHg, mmHg, beats per minute. */
export const vitals = z.strictObject({
  systolicMaximum: count,
  diastolicMaximum: count,
  heartRateMaximum: count,
  source,
});

export const monitorPerson = z.strictObject({ required: z.boolean(), source });

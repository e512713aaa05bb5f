import { z } from 'zod';
import { instant } from '../../domain/time/instant';
import type { Instant } from '../../domain/time/instant';

const wayOut = 'send ISO text with an offset and a date that exists, such as 2031-03-03T14:00:00Z';

/** Any ISO text that names its offset, read to UTC with milliseconds. */
export const instantText = z
  .string()
  .max(40)
  .meta({ format: 'date-time', description: 'ISO 8601 with an offset.' })
  .transform((text, context): Instant => {
    try {
      if (dateExists(text)) return instant(text);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    context.issues.push({ code: 'custom', message: 'is not an instant', input: text, params: { wayOut } });
    return z.NEVER;
  });

/** `Date.parse` takes 30 February for 2 March; a typing slip must not move a dose. */
function dateExists(text: string): boolean {
  const date = text.slice(0, 10);
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}

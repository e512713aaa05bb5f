/** A point in time as UTC ISO text with milliseconds (`2031-03-03T14:00:00.000Z`); sorts as text. */
export type Instant = string & { readonly __brand: 'Instant' };

const minuteMs = 60_000;

/** Reads any ISO text that names its offset; throws RangeError on anything else, naming the text. */
export function instant(text: string): Instant {
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    throw new RangeError(`Not an instant: "${text}" (expected ISO text with an offset, e.g. 2031-03-03T14:00:00Z)`);
  }
  return instantOfMs(Date.parse(text));
}

/** From milliseconds since the epoch. */
export function instantOfMs(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

export function msOf(at: Instant): number {
  return Date.parse(at);
}

/** Elapsed time: `minutes` may be negative. */
export function plusMinutes(at: Instant, minutes: number): Instant {
  return instantOfMs(msOf(at) + minutes * minuteMs);
}

export function earlierOf(first: Instant, second: Instant): Instant {
  return first <= second ? first : second;
}

export function laterOf(first: Instant, second: Instant): Instant {
  return first >= second ? first : second;
}

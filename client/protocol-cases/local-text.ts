import type { Instant } from '../../domain/time/instant';
import { instantOfMs, msOf } from '../../domain/time/instant';
import { offsetAt } from '../../domain/time/zone-offset';

const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Shows a value as a case file writes it: instants on the zone's clock with their offset. */
export function localText(zone: string): (value: unknown) => string {
  return (value) => {
    if (Array.isArray(value)) return `[${value.map(localText(zone)).join(', ')}]`;
    if (typeof value !== 'string') return JSON.stringify(value);
    return isInstant.test(value) ? onTheClock(value as Instant, zone) : value;
  };
}

function onTheClock(at: Instant, zone: string): string {
  const aheadMinutes = offsetAt(zone, msOf(at)) / 60_000;
  const reading = instantOfMs(msOf(at) + aheadMinutes * 60_000).slice(0, 19);
  const size = Math.abs(aheadMinutes);
  const offset = `${aheadMinutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
  return `${reading.replace(/:00$/, '')}${offset}`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

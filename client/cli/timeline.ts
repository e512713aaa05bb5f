import { createColors } from 'picocolors';
import type { Actor } from '../../domain/course/actor';
import type { Log, LogEntry } from '../../domain/course/log';
import { clockIn } from '../words/clock';
import type { Tone } from '../words/words';
import { wordingOf } from '../words/wording-of';
import { wordsOfEvent } from '../words/words-of-event';

export interface TimelineOptions {
  readonly zone: string;
  readonly colors: boolean;
  /** Shows the entries from this seq on; the earlier ones still give sessions their numbers. */
  readonly fromSeq?: number;
}

const marks: Readonly<Record<Tone, string>> = { fact: '●', act: '○', alarm: '!', refused: '✗' };

/**
 * A course's log as a person likes to read it: by day, at the times of the clinic's clock, one sentence an entry. What
 * the engine did is dim, what is alarming stands out, and a fact that was told late says so.
 */
export function timeline(log: Log, { zone, colors, fromSeq = 1 }: TimelineOptions): string {
  const paint = createColors(colors);
  const painted: Readonly<Record<Tone, (text: string) => string>> = {
    fact: (text) => text,
    act: paint.dim,
    alarm: paint.red,
    refused: paint.yellow,
  };
  const clock = clockIn(zone);
  const wording = wordingOf(log, clock);
  const width = String(log.at(-1)?.seq ?? 0).length;
  const lines: string[] = [];
  let day = '';
  for (const entry of log.filter(({ seq }) => seq >= fromSeq)) {
    const today = clock.date(entry.effectiveAt);
    if (today !== day) lines.push(...(day === '' ? [] : ['']), paint.bold(today));
    day = today;
    const { text, tone: meant } = wordsOfEvent(entry.event, wording);
    const tone = meant === 'fact' && entry.actor.kind === 'engine' ? 'act' : meant;
    const late = toldLate(entry) ? ` ${paint.dim(`told ${clock.both(entry.recordedAt)}`)}` : '';
    const who = entry.actor.kind === 'engine' ? '' : ` ${paint.dim(`— ${nameOf(entry.actor)}`)}`;
    const seq = paint.dim(`#${String(entry.seq).padEnd(width)}`);
    lines.push(`  ${clock.time(entry.effectiveAt)} ${seq} ${painted[tone](`${marks[tone]} ${text}`)}${who}${late}`);
  }
  return lines.join('\n');
}

/** Below an hour it is the time it takes to type it in. */
function toldLate({ effectiveAt, recordedAt }: LogEntry): boolean {
  return Date.parse(recordedAt) - Date.parse(effectiveAt) >= 3_600_000;
}

function nameOf({ id, role, onBehalfOf }: Actor): string {
  const name = role === null || role === (id as string) ? id : `${id}, ${role}`;
  return onBehalfOf === undefined ? name : `${name} for ${onBehalfOf}`;
}

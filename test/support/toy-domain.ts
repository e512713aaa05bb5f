import type { AdvanceInput } from '../../activities/contract';
import { engine } from '../../domain/course/actor';
import type { Effect } from '../../domain/course/effects';
import type { Delivery } from '../../domain/course/letters';
import type { CourseIdentity, LogEntry } from '../../domain/course/log';
import type { Reply, Step } from '../../domain/course/step';
import type { ClinicId, CommandId, CourseId, EffectKey, PatientId, SessionId } from '../../domain/ids';
import { earlierOf, plusMinutes, type Instant } from '../../domain/time/instant';

/**
 * Rules of two events, to try the interpreter without clinical ones: every letter is heard once, and a `PauseCourse` rings
 * after as many minutes as its reason says. `BookSession` is answered when its effect was held, `RaiseFlag` is heard as
 * often as its reason says, `CloseCourse` ends the course until `ReopenCourse`.
 */
export function toyAdvance({ identity, log, delivery, now }: AdvanceInput, build = 'toy'): Step {
  const told = tell(identity, log, delivery, now);
  const inForce = log.findLast(({ engineBuild }) => engineBuild !== undefined)?.engineBuild;
  const events = told.texts.map((text, index): LogEntry => ({
    seq: log.length + 1 + index,
    event:
      delivery.letter.type === 'Wake'
        ? { type: 'CourseResumed', reason: text }
        : { type: 'SupplyRecorded', supply: text, state: 'ordered' },
    effectiveAt: now,
    recordedAt: now,
    actor: delivery.actor,
    cause: delivery.cause,
    ...(index === 0 && inForce !== build ? { engineBuild: build } : {}),
  }));
  const grown = [...log, ...events];
  const ended = hasEnded(grown);
  return {
    v: 1,
    events,
    effects: told.effects,
    replies: told.replies,
    wakeAt: ended ? null : nextAlarm(grown),
    ended,
    card: { protocol: 'toy', phase: 'screening', status: ended ? 'closed' : 'active', next: null, openEscalations: 0 },
  };
}

export const toyIdentity: CourseIdentity = {
  courseId: 'c0' as CourseId,
  realm: 'real',
  clinic: 'harbour' as ClinicId,
  patient: 'p0' as PatientId,
};

/** A command as a caller's client would send it. */
export function toyCommand(id: string, letter: Delivery['letter'], digest = 'd'): Delivery {
  return { letter, cause: { kind: 'command', id, digest }, actor: engine };
}

/** The same as a machine's fact, which nobody waits for. */
export function toyFact(id: string, letter: Delivery['letter']): Delivery {
  return { letter, cause: { kind: 'signal', id }, actor: engine };
}

interface Told {
  readonly texts: readonly string[];
  readonly effects: readonly Effect[];
  readonly replies: Step['replies'];
}

const nothing: Told = { texts: [], effects: [], replies: [] };

function tell(identity: CourseIdentity, log: readonly LogEntry[], { letter, cause }: Delivery, now: Instant): Told {
  if (letter.type === 'LookAgain') return nothing;
  if (letter.type === 'Wake') return rung(nextAlarm(log), now);
  const seq = log.length + 1;
  const heardBefore = log.filter((entry) => entry.cause.kind === cause.kind && entry.cause.id === cause.id);
  if (heardBefore[0] !== undefined) return repeated(heardBefore, log, cause);
  if (letter.type === 'EffectSettled') {
    if (letter.outcome.type === 'held') return settled(log, letter.key, seq);
    return { ...nothing, texts: [`again ${bookingOf(letter.key, log).seq}`], effects: [toyEffect(identity, seq, now)] };
  }
  if (letter.type === 'BookSession') {
    return { ...nothing, texts: [letter.type], effects: [toyEffect(identity, seq, now)] };
  }
  return heard(textsOf(letter, now), seq, cause.id);
}

function rung(dueAt: Instant | null, now: Instant): Told {
  return dueAt !== null && dueAt <= now ? { ...nothing, texts: [dueAt] } : nothing;
}

function textsOf(letter: Delivery['letter'], now: Instant): readonly string[] {
  if (letter.type === 'PauseCourse') return [`ring ${plusMinutes(now, Number(letter.reason))}`];
  if (letter.type !== 'RaiseFlag') return [letter.type];
  return Array.from({ length: Number(letter.reason) }, (_, index) => `flag ${index}`);
}

/** The same answer again; a booking that is not held yet has none. */
function repeated(
  before: readonly LogEntry[],
  log: readonly LogEntry[],
  { id, digest, kind }: Delivery['cause'],
): Told {
  const first = before[0]!;
  if (kind === 'effect') return nothing;
  if (first.cause.digest !== digest) {
    return { ...nothing, replies: replies(id, { type: 'refused', refusal: { type: 'IdempotencyKeyReused' } }) };
  }
  const heldBy = log.find(({ event }) => textOf(event) === `held ${first.seq}`);
  if (textOf(first.event) === 'BookSession' && heldBy === undefined) return nothing;
  const seqs = [...before, ...(heldBy === undefined ? [] : [heldBy])].map(({ seq }) => seq);
  return { ...nothing, replies: replies(id, { type: 'accepted', seqs }) };
}

function heard(texts: readonly string[], seq: number, commandId: string): Told {
  const seqs = texts.map((_, index) => seq + index);
  return { ...nothing, texts, replies: replies(commandId, { type: 'accepted', seqs }) };
}

function settled(log: readonly LogEntry[], key: EffectKey, seq: number): Told {
  const booking = bookingOf(key, log);
  return {
    ...nothing,
    texts: [`held ${booking.seq}`],
    replies: replies(booking.cause.id, { type: 'accepted', seqs: [booking.seq, seq] }),
  };
}

/** The booking behind an effect: of the first try or of a later one. */
function bookingOf(key: EffectKey, log: readonly LogEntry[]): LogEntry {
  const asked = log[Number(key.split(':')[1]) - 1]!;
  const again = /^again (\d+)$/.exec(textOf(asked.event))?.[1];
  return again === undefined ? asked : log[Number(again) - 1]!;
}

function toyEffect({ courseId }: CourseIdentity, seq: number, now: Instant): Effect {
  return {
    type: 'reserveSpacing',
    key: `${courseId}:${seq}:1` as EffectKey,
    session: `s${seq}` as SessionId,
    startsAt: now,
    endsAt: now,
    demand: { rule: 'toy', zone: 'UTC', minimum: [], grace: null, caps: [] },
    override: null,
    replaces: null,
    now,
  };
}

function replies(commandId: string, reply: Reply): Step['replies'] {
  return [{ commandId: commandId as CommandId, reply }];
}

/** The earliest asked for that has not rung since. */
function nextAlarm(log: readonly LogEntry[]): Instant | null {
  const rangAt = log.findLast(({ event }) => event.type === 'CourseResumed')?.recordedAt;
  const asked = log.flatMap(({ event }) => (/^ring (.*)$/.exec(textOf(event))?.[1] ?? []) as Instant | []);
  const waiting = asked.filter((at) => rangAt === undefined || at > rangAt);
  return waiting.reduce<Instant | null>((first, at) => (first === null ? at : earlierOf(first, at)), null);
}

function hasEnded(log: readonly LogEntry[]): boolean {
  const last = log.findLast(({ event }) => ['CloseCourse', 'ReopenCourse'].includes(textOf(event)));
  return last !== undefined && textOf(last.event) === 'CloseCourse';
}

function textOf(event: LogEntry['event']): string {
  return event.type === 'SupplyRecorded' ? event.supply : '';
}

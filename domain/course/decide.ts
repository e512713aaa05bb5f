import type { CommandId } from '../ids';
import type { Instant } from '../time/instant';
import { adoptFacts } from './adopt-facts';
import { agenda } from './agenda';
import { cardOf } from './card';
import { said } from './change';
import type { Command } from './commands';
import { nextConsequences } from './consequences/react';
import { draftOn, withChanges, type Draft, type DraftSeal } from './draft';
import { alarmInRefused } from './handle/alarm-in-refused';
import { handleCommand, roleRefusal } from './handle/command';
import { settleEffect } from './handle/effect-outcome';
import { refused, type Handled } from './handle/handled';
import { courseUnderWay, openCourse } from './handle/open-course';
import type { Delivery } from './letters';
import type { CourseIdentity, Log } from './log';
import type { Moment } from './moment';
import { sceneOf } from './owed';
import type { Refusal } from './refusal';
import { replyTo } from './reply-to';
import type { Course } from './state/course';
import { courseOf } from './state/course-of';
import type { Reply, Step } from './step';
import type { Surroundings } from './surroundings';

/** Everything a decision may know. `build` names the engine, `surroundingsDigest` what the surroundings were. */
export interface Decision {
  readonly identity: CourseIdentity;
  readonly log: Log;
  readonly delivery: Delivery;
  readonly surroundings: Surroundings;
  readonly now: Instant;
  readonly build: string;
  readonly surroundingsDigest: string;
  /** Digest of the pinned protocol; read from the log once the course is opened. */
  readonly protocolDigest: string;
}

type Answers = Step['replies'];

/** The most rules that may follow from one letter; past it the rules contradict each other, which is a defect. */
const mostConsequences = 200;

/** Decides one letter. Pure: no clock, no ids, nothing asynchronous; throws only on a defect. */
export function decide(decision: Decision): Step {
  const course = courseOf(decision.identity, decision.log);
  const { delivery, surroundings, now } = decision;
  const moment: Moment = { now, surroundings };
  const seal = sealOf(decision, course.stamps.protocolDigest);
  const { letter } = delivery;

  if (letter.type === 'Wake' || letter.type === 'LookAgain') {
    return stepOf(followed(draftOn(course), moment, seal), moment, []);
  }
  if (letter.type === 'EffectSettled') {
    const scene = sceneOf(course, moment);
    const changes = scene ? settleEffect(scene, letter.key, letter.outcome) : [];
    return stepOf(followed(withChanges(draftOn(course), changes, seal), moment, seal), moment, []);
  }
  return decideCommand(draftOn(course), letter, delivery, moment, seal);
}

function sealOf({ delivery, now, build, surroundingsDigest, protocolDigest }: Decision, pinned: string): DraftSeal {
  const stamps = { protocolDigest: pinned || protocolDigest, surroundingsDigest, engineBuild: build };
  return { now, actor: delivery.actor, cause: delivery.cause, stamps };
}

function decideCommand(draft: Draft, command: Command, delivery: Delivery, moment: Moment, seal: DraftSeal): Step {
  const commandId = delivery.cause.id as CommandId;
  const repeated = repeatOf(draft, commandId, delivery.cause.digest);
  if (repeated === 'pending') return stepOf(draft, moment, []);
  if (repeated === 'keyReused') return decideReusedKey(draft, command, commandId, moment, seal);
  if (repeated) return stepOf(draft, moment, [{ commandId, reply: repeated }]);
  const barred = roleRefusal(command, delivery.actor);
  if (!draft.course.opening) return decideOpening(draft, command, commandId, barred, moment, seal);

  const scene = sceneOf(draft.course, moment);
  const handled = barred || !scene ? null : handleCommand(scene, command, commandId, delivery.actor);
  const alarms = scene ? alarmInRefused(scene, command) : [];
  const heard = remember(draft, handled ?? refused(barred ?? { type: 'CourseNotOpened' }, ...alarms), command, seal);
  const after = followed(heard, moment, seal);
  const unremembered = !after.course.commands.has(commandId);
  return stepOf(after, moment, unremembered ? [{ commandId, reply: { type: 'accepted', seqs: [] } }] : []);
}

/** The answer of a key belongs to its first body; but a positive safety answer in the second one acts all the same (R22). */
function decideReusedKey(draft: Draft, command: Command, commandId: CommandId, moment: Moment, seal: DraftSeal): Step {
  const refusal: Refusal = { type: 'IdempotencyKeyReused' };
  const id = `${commandId} ${seal.cause.digest ?? ''}`;
  const scene = sceneOf(draft.course, moment);
  const alarms = scene && !draft.course.commands.has(id as CommandId) ? alarmInRefused(scene, command) : [];
  const aside = { ...seal, cause: { ...seal.cause, id } };
  const after = alarms.length > 0 ? followed(withChanges(draft, alarms, aside), moment, aside) : draft;
  return stepOf(after, moment, [{ commandId, reply: refusedReply(refusal) }]);
}

/** A course that could not be opened leaves nothing behind, so that the caller may send it again, mended, under the same key. */
function decideOpening(
  draft: Draft,
  command: Command,
  commandId: CommandId,
  barred: Refusal | null,
  moment: Moment,
  seal: DraftSeal,
): Step {
  const opens = command.type === 'OpenCourse' || command.type === 'AdoptCourse';
  if (!opens) return stepOf(draft, moment, [{ commandId, reply: refusedReply(null) }]);
  const refusal = barred ?? courseUnderWay(command.protocol, moment.surroundings);
  if (refusal) return stepOf(draft, moment, [{ commandId, reply: refusedReply(refusal) }]);
  const opened = withChanges(draft, openCourse(command, moment.now), seal);
  const adopted =
    command.type === 'AdoptCourse' ? adoptFacts(opened, command, moment, seal) : { draft: opened, refusal: null };
  if (adopted.refusal) return stepOf(draft, moment, [{ commandId, reply: refusedReply(adopted.refusal) }]);
  return stepOf(followed(adopted.draft, moment, seal), moment, []);
}

function refusedReply(refusal: Refusal | null): Reply {
  return { type: 'refused', refusal: refusal ?? { type: 'CourseNotOpened' } };
}

/** A command that was heard before is answered as before; the same key with another body is not the same command. */
function repeatOf(
  { course }: Draft,
  commandId: CommandId,
  digest: string | undefined,
): Reply | 'pending' | 'keyReused' | null {
  const firstSeq = course.commands.get(commandId)?.[0];
  if (firstSeq === undefined) return null;
  const first = course.log.find(({ seq }) => seq === firstSeq);
  if (first?.cause.digest !== digest) return 'keyReused';
  return replyTo(course, commandId) ?? 'pending';
}

/** A refusal leaves an event, and so does a request that changed nothing: a late repeat must not act on what came since. */
function remember(draft: Draft, handled: Handled, command: Command, seal: DraftSeal): Draft {
  if (handled.type === 'alreadySo') {
    return withChanges(draft, [said({ type: 'CommandChangedNothing', command: command.type })], seal);
  }
  if (handled.type === 'changes') return withChanges(draft, handled.changes, seal);
  const refusal = said({ type: 'CommandRefused', command: command.type, refusal: handled.refusal });
  return withChanges(draft, [refusal, ...handled.changes], seal);
}

/** Lets everything that follows follow, until the course is at rest. */
function followed(draft: Draft, moment: Moment, seal: DraftSeal): Draft {
  let current = draft;
  for (let count = 0; count < mostConsequences; count += 1) {
    const scene = sceneOf(current.course, moment);
    const changes = scene ? nextConsequences(scene) : [];
    if (changes.length === 0) return current;
    current = withChanges(current, changes, seal);
  }
  throw new Error(`The consequences of ${seal.cause.kind} ${seal.cause.id} do not come to rest`);
}

function stepOf({ course, made, effects }: Draft, moment: Moment, answers: Answers): Step {
  const items = agenda(course, moment);
  return {
    v: 1,
    events: made,
    effects,
    replies: [...answers, ...repliesTo(course, made)],
    wakeAt: items[0]?.at ?? null,
    ended: hasEnded(course),
    card: cardOf(course, items),
  };
}

/** Commands that this decision answers: its own, and bookings whose hold it settles. */
function repliesTo(course: Course, made: Log): Answers {
  const asked = made.flatMap(({ event, cause }): CommandId[] => {
    if (event.type === 'SessionBooked' || event.type === 'BookingRefused') return bookingCommand(course, event.session);
    return cause.kind === 'command' || cause.kind === 'import' ? [cause.id as CommandId] : [];
  });
  return [...new Set(asked)].flatMap((commandId) => {
    const reply = replyTo(course, commandId);
    return reply ? [{ commandId, reply }] : [];
  });
}

function bookingCommand({ log }: { readonly log: Log }, session: string): CommandId[] {
  const request = log.find(({ event }) => event.type === 'SessionRequested' && event.session === session);
  return request ? [request.cause.id as CommandId] : [];
}

/** Never opened, or closed with nothing left to do, not even for safety. */
function hasEnded(course: Course): boolean {
  if (!course.opening) return true;
  if (!course.closed) return false;
  const waiting = course.clinical.sessions.some(({ status }) => status === 'requested');
  return !waiting && ![...course.obligations.values()].some(({ status }) => status === 'open');
}

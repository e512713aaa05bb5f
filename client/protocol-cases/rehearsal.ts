import { createHash } from 'node:crypto';
import type { Actor, Role } from '../../domain/course/actor';
import { engine } from '../../domain/course/actor';
import type { Command } from '../../domain/course/commands';
import { decide } from '../../domain/course/decide';
import type { Effect, EffectOutcome } from '../../domain/course/effects';
import type { Delivery } from '../../domain/course/letters';
import type { CourseIdentity, LogEntry } from '../../domain/course/log';
import type { Course } from '../../domain/course/state/course';
import { courseOf } from '../../domain/course/state/course-of';
import type { Reply } from '../../domain/course/step';
import type { LedgerRow, Surroundings } from '../../domain/course/surroundings';
import type { ActorId, ClinicId, CommandId, CourseId, PatientId } from '../../domain/ids';
import { admits } from '../../domain/spacing/admits';
import { laterOf } from '../../domain/time/instant';
import type { Instant } from '../../domain/time/instant';
import { rehearsalClinic } from './rehearsal-clinic';

/** A course on the pure rules alone: its clock moves when told to, and effects answer at once, as if all went well. */
export interface Rehearsal {
  readonly course: Course;
  readonly surroundings: Surroundings;
  readonly wakeAt: Instant | null;
  /** Moves the clock on, letting every alarm on the way ring at its own time. */
  forwardTo(until: Instant): void;
  send(command: Command, by: Role): Reply;
}

export const rehearsed: CourseIdentity = {
  courseId: 'rehearsed' as CourseId,
  realm: 'practice',
  clinic: 'rehearsal' as ClinicId,
  patient: 'patient' as PatientId,
};

/** An alarm that stays in the past would ring for ever. */
const mostRings = 5_000;

export function startRehearsal(zone: string, beginsAt: Instant, elsewhere: readonly LedgerRow[]): Rehearsal {
  let log: readonly LogEntry[] = [];
  let now = beginsAt;
  let wakeAt: Instant | null = null;
  let commands = 0;
  const held = new Map<string, LedgerRow>();
  const surroundings: Surroundings = {
    clinic: { known: true, value: rehearsalClinic(zone) },
    patient: {
      known: true,
      value: { patient: rehearsed.patient, zone, language: 'en', channels: ['email'], highRisk: false },
    },
    ledger: { known: true, value: { rows: elsewhere } },
    otherCourses: { known: true, value: [] },
  };

  return {
    get course() {
      return courseOf(rehearsed, log);
    },
    surroundings,
    get wakeAt() {
      return wakeAt;
    },
    forwardTo(until) {
      for (let rings = 0; wakeAt !== null && wakeAt <= until; rings += 1) {
        if (rings > mostRings) throw new Error(`The course rings for ever at ${wakeAt}`);
        now = laterOf(now, wakeAt);
        deliver({ letter: { type: 'Wake' }, cause: { kind: 'wake', id: now }, actor: engine });
      }
      now = laterOf(now, until);
    },
    send(command, by) {
      const id = digestOf(`${command.type} ${(commands += 1)}`).slice(0, 32) as CommandId;
      const actor: Actor = { kind: 'person', id: by as string as ActorId, role: by };
      const cause = { kind: 'command', id, digest: digestOf(JSON.stringify(command)).slice(0, 16) } as const;
      const reply = deliver({ letter: command, cause, actor }).find(({ commandId }) => commandId === id)?.reply;
      if (reply === undefined) throw new Error(`${command.type} was not answered`);
      return reply;
    },
  };

  function deliver(delivery: Delivery): Answers {
    const build = 'rehearsal';
    const step = decide({
      identity: rehearsed,
      log,
      delivery,
      surroundings,
      now,
      build,
      surroundingsDigest: build,
      protocolDigest: build,
    });
    log = [...log, ...step.events];
    wakeAt = step.wakeAt;
    const later = step.effects.flatMap((effect) => {
      const outcome = answerTo(effect);
      const cause = { kind: 'effect', id: effect.key } as const;
      return deliver({ letter: { type: 'EffectSettled', key: effect.key, outcome }, cause, actor: engine });
    });
    return [...step.replies, ...later];
  }

  function answerTo(effect: Effect): EffectOutcome {
    if (effect.type === 'remind') return { type: 'sent', channel: effect.channel };
    if (effect.type === 'escalate') {
      return { type: 'notified', results: effect.recipients.map((one) => ({ ...one, delivered: true })) };
    }
    const { session, startsAt, demand, override, replaces } = effect;
    const overridden = override !== null;
    const request = { course: rehearsed.courseId, session, startsAt, demand, replaces, overridden, now: effect.now };
    const rows = [...elsewhere, ...[...held.values()].filter((row) => isStillHeld(row))];
    const { admissible, evaluation } = admits(rows, request);
    if (!admissible) return { type: 'spacingRefused', evaluation };
    const { courseId: course } = rehearsed;
    held.set(session, { course, session, kind: 'booking', startsAt, demand, overridden, sameClinic: true });
    return { type: 'held' };
  }

  /** The ledger lets go of a booking that came to nothing. */
  function isStillHeld({ session }: LedgerRow): boolean {
    const known = courseOf(rehearsed, log).clinical.sessions.find(({ id }) => id === session);
    return known !== undefined && !('endedAt' in known);
  }
}

type Answers = ReturnType<typeof decide>['replies'];

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

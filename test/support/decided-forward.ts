import { engine, type Actor } from '../../domain/course/actor';
import type { Command } from '../../domain/course/commands';
import { decide } from '../../domain/course/decide';
import type { Effect, EffectOutcome } from '../../domain/course/effects';
import type { Delivery } from '../../domain/course/letters';
import type { CourseIdentity, LogEntry } from '../../domain/course/log';
import type { Course } from '../../domain/course/state/course';
import { courseOf } from '../../domain/course/state/course-of';
import type { Reply } from '../../domain/course/step';
import type { Surroundings } from '../../domain/course/surroundings';
import type { ActorId } from '../../domain/ids';
import { earlierOf, type Instant } from '../../domain/time/instant';
import { unreachable } from '../../domain/unreachable';
import { nextDuty } from '../../scripts/stage/next-duty';
import { commandDelivery } from '../../client/command-delivery';
import { demoClinic } from './demo-clinic';

const clinician: Actor = { kind: 'person', id: 'clive' as ActorId, role: 'clinician' };

/** More letters than any course of the recordings has left. */
const mostLetters = 600;

/**
 * A recorded course that goes on under today's rules from where its log ends: it wakes at each alarm, everybody does what
 * they owe, every effect succeeds. Throws when the rules break a promise: an alarm that stays in the past, a command
 * refused that is owed, an open course in which nobody owes anything.
 */
export class DecidedForward {
  readonly log: LogEntry[];
  private now: Instant;
  private wakeAt: Instant | null = null;
  private readonly surroundings: Surroundings;

  /** Entries of the past are frozen: rules that changed one in passing would throw. */
  constructor(
    private readonly identity: CourseIdentity,
    past: readonly LogEntry[],
    private readonly unsettled: readonly Effect[],
  ) {
    this.log = past.map((entry) => frozen(entry));
    this.now = past.at(-1)!.recordedAt;
    const channels = ['email'] as const;
    const { patient } = identity;
    this.surroundings = {
      clinic: { known: true, value: demoClinic() },
      patient: {
        known: true,
        value: { patient, zone: 'America/New_York', language: 'en', channels, highRisk: false },
      },
      ledger: { known: true, value: { rows: [] } },
      otherCourses: { known: true, value: [] },
    };
  }

  get course(): Course {
    return courseOf(this.identity, this.log);
  }

  /** Decides until the course is closed; one that was closed is taken up again first. */
  toItsEnd(): this {
    this.deliver({
      letter: { type: 'LookAgain', because: 'engineBuild' },
      cause: { kind: 'wake', id: this.now },
      actor: engine,
    });
    this.unsettled.forEach((effect) => this.settle(effect));
    if (this.course.closed) this.send({ type: 'ReopenCourse', reason: 'the patient asks for it' }, clinician);
    for (let letters = 0; letters < mostLetters; letters += 1) {
      const { course } = this;
      if (course.closed) return this;
      this.goOn(course);
    }
    throw new Error('The course does not come to its end');
  }

  private goOn(course: Course): void {
    const duty = nextDuty(course, this.now);
    if (duty === null) throw new Error(`At ${this.now} the course is open and nobody owes anything`);
    const { at, command, actor } = duty;
    if (at <= this.now) return this.send(command, actor);
    this.now = this.wakeAt === null ? at : earlierOf(at, this.wakeAt);
    if (this.wakeAt === null || this.wakeAt > this.now) return;
    this.deliver({ letter: { type: 'Wake' }, cause: { kind: 'wake', id: this.now }, actor: engine });
    if (this.wakeAt !== null && this.wakeAt <= this.now) throw new Error(`The alarm stays in the past: ${this.wakeAt}`);
  }

  private send(command: Command, actor: Actor): void {
    const key = `${this.now} ${JSON.stringify(command)}`;
    const delivery = commandDelivery({ command, actor, caller: 'golden', key });
    const reply = this.deliver(delivery).at(-1);
    if (reply?.type !== 'accepted') throw new Error(`${command.type} was not accepted: ${JSON.stringify(reply)}`);
  }

  /** What the decision answers, to this letter or to an earlier one. */
  private deliver(delivery: Delivery): readonly Reply[] {
    const { identity, log, surroundings, now } = this;
    const stamps = { build: 'today', surroundingsDigest: 'today', protocolDigest: '' };
    const step = decide({ identity, log, delivery, surroundings, now, ...stamps });
    this.log.push(...step.events.map((entry) => frozen(entry)));
    this.wakeAt = step.wakeAt;
    return [...step.replies.map(({ reply }) => reply), ...step.effects.flatMap((effect) => this.settle(effect))];
  }

  private settle(effect: Effect): readonly Reply[] {
    const { key } = effect;
    const letter = { type: 'EffectSettled', key, outcome: success(effect) } as const;
    return this.deliver({ letter, cause: { kind: 'effect', id: key }, actor: engine });
  }
}

function success(effect: Effect): EffectOutcome {
  switch (effect.type) {
    case 'reserveSpacing':
      return { type: 'held' };
    case 'remind':
      return { type: 'sent', channel: effect.channel };
    case 'escalate':
      return {
        type: 'notified',
        results: effect.recipients.map(({ person, channel }) => ({ person, channel, delivered: true })),
      };
    default:
      return unreachable(effect);
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

import { createHash } from 'node:crypto';
import type { ClinicFile } from '../../domain/clinic/clinic-file';
import { agenda, type AgendaItem } from '../../domain/course/agenda';
import type { Actor } from '../../domain/course/actor';
import type { Command } from '../../domain/course/commands';
import { decide } from '../../domain/course/decide';
import type { Effect, EffectOutcome } from '../../domain/course/effects';
import type { CourseEvent } from '../../domain/course/events';
import type { Delivery } from '../../domain/course/letters';
import type { CourseIdentity, LogEntry } from '../../domain/course/log';
import type { Course } from '../../domain/course/state/course';
import { courseOf } from '../../domain/course/state/course-of';
import type { Reply, Step } from '../../domain/course/step';
import type { Surroundings } from '../../domain/course/surroundings';
import type { ActorId, ClinicId, CommandId, CourseId, PatientId } from '../../domain/ids';
import type { Protocol } from '../../domain/protocol/schema';
import { instant, type Instant } from '../../domain/time/instant';
import { demoClinic } from './demo-clinic';
import { shippedProtocol } from './shipped-protocol';

export const coordinator: Actor = { kind: 'person', id: 'cora' as ActorId, role: 'coordinator' };
export const clinician: Actor = { kind: 'person', id: 'clive' as ActorId, role: 'clinician' };

type EffectPolicy = (effect: Effect, world: CourseWorld) => EffectOutcome | 'noAnswer';

const everythingWorks: EffectPolicy = (effect) => {
  if (effect.type === 'reserveSpacing') return { type: 'held' };
  if (effect.type === 'remind') return { type: 'sent', channel: effect.channel };
  return {
    type: 'notified',
    results: effect.recipients.map(({ person, channel }) => ({ person, channel, delivered: true })),
  };
};

/** A course on the pure rules alone: the clock is a number, effects answer at once by a policy, every step is checked. */
export class CourseWorld {
  readonly identity: CourseIdentity = {
    courseId: 'course1' as CourseId,
    realm: 'real',
    clinic: 'demo' as ClinicId,
    patient: 'patient1' as PatientId,
  };
  log: LogEntry[] = [];
  steps: Step[] = [];
  effects: Effect[] = [];
  wakeAt: Instant | null = null;
  policy: EffectPolicy = everythingWorks;
  clinic: ClinicFile = demoClinic();
  surroundings: Surroundings;
  private commands = 0;

  constructor(
    public now: Instant,
    readonly protocol: Protocol = shippedProtocol('sublingual-home'),
  ) {
    this.surroundings = {
      clinic: { known: true, value: this.clinic },
      patient: {
        known: true,
        value: {
          patient: this.identity.patient,
          zone: 'America/New_York',
          language: 'en',
          channels: ['email'],
          highRisk: false,
        },
      },
      ledger: { known: true, value: { rows: [] } },
      otherCourses: { known: true, value: [] },
    };
  }

  get course(): Course {
    return courseOf(this.identity, this.log);
  }

  get agenda(): readonly AgendaItem[] {
    return agenda(this.course, { now: this.now, surroundings: this.surroundings });
  }

  open(): Reply {
    const { realm, clinic, patient } = this.identity;
    return this.send(
      { type: 'OpenCourse', realm, clinic, patient, protocol: this.protocol, follows: null, highRisk: false },
      coordinator,
    );
  }

  /** Sends a command; `key` repeats an earlier one. */
  send(command: Command, actor: Actor = clinician, key = `command ${(this.commands += 1)}`): Reply {
    const id = createHash('sha256').update(`${command.type} ${key}`).digest('hex').slice(0, 32) as CommandId;
    const digest = createHash('sha256').update(JSON.stringify(command)).digest('hex').slice(0, 16);
    const replies = this.deliver({ letter: command, cause: { kind: 'command', id, digest }, actor });
    const reply = replies.find(({ commandId }) => commandId === id)?.reply;
    if (!reply) throw new Error(`${command.type} was not answered`);
    return reply;
  }

  /** Moves the clock to the instant, letting every wake on the way ring at its own time. */
  forwardTo(text: string): this {
    const until = instant(text);
    for (let rings = 0; this.wakeAt !== null && this.wakeAt <= until; rings += 1) {
      if (rings > 5_000) throw new Error(`The course rings for ever at ${this.wakeAt}`);
      if (this.wakeAt > this.now) this.now = this.wakeAt;
      this.wake();
      if (this.wakeAt !== null && this.wakeAt <= this.now)
        throw new Error(`The alarm stays in the past: ${this.wakeAt}`);
    }
    this.now = until;
    return this;
  }

  wake(): void {
    this.deliver({ letter: { type: 'Wake' }, cause: { kind: 'wake', id: this.now }, actor: engineActor });
  }

  deliver(delivery: Delivery): Step['replies'] {
    const step = this.decide(delivery);
    this.log.push(...step.events);
    this.steps.push(step);
    this.effects.push(...step.effects);
    this.wakeAt = step.wakeAt;
    const later = step.effects.flatMap((effect) => {
      const outcome = this.policy(effect, this);
      if (outcome === 'noAnswer') return [];
      const cause = { kind: 'effect', id: effect.key } as const;
      return this.deliver({ letter: { type: 'EffectSettled', key: effect.key, outcome }, cause, actor: engineActor });
    });
    return [...step.replies, ...later];
  }

  /** One decision on a copy that has been through JSON, as history would hand it over. */
  decide(delivery: Delivery): Step {
    const input = {
      identity: this.identity,
      log: this.log,
      delivery,
      surroundings: this.surroundings,
      now: this.now,
      build: 'test',
      surroundingsDigest: 's1',
      protocolDigest: 'p1',
    };
    return JSON.parse(JSON.stringify(decide(JSON.parse(JSON.stringify(input)) as typeof input))) as Step;
  }

  get events(): CourseEvent[] {
    return this.log.map(({ event }) => event);
  }

  /** Events of some types, in order. */
  told<Type extends CourseEvent['type']>(...types: readonly Type[]): Extract<CourseEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<CourseEvent, { type: Type }> =>
      (types as readonly string[]).includes(event.type),
    );
  }

  /** Keys of what is owed now. */
  get owing(): string[] {
    return [...this.course.obligations.values()].filter(({ status }) => status === 'open').map(({ key }) => key);
  }
}

const engineActor: Actor = { kind: 'engine', id: 'engine' as ActorId, role: null };

import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../domain/course/actor';
import type { Command, OpeningCommand } from '../../domain/course/commands';
import type { CourseEvent } from '../../domain/course/events';
import type { Refusal } from '../../domain/course/refusal';
import type { CourseId } from '../../domain/ids';
import { atLocalTime } from '../../domain/time/at-local-time';
import { instantOfMs, msOf, type Instant } from '../../domain/time/instant';
import { localDate } from '../../domain/time/local-date';
import type { Stage } from './stage';

type Sent = Exclude<Command, OpeningCommand>;

/** The one course of the story. Each call returns when the course has nothing more to do for the time being. */
export interface StoryCourse {
  readonly courseId: CourseId;
  /** Lets time pass until the clinic's clocks show `2031-03-04 10:30`. */
  forwardTo(local: string): Promise<void>;
  /** Answers with the events that the command caused; throws when the course refuses. */
  send(actor: Actor, command: Sent): Promise<readonly CourseEvent[]>;
  /** Throws when the course does not refuse. */
  sendInVain(actor: Actor, command: Sent): Promise<Refusal>;
}

interface OpeningOfStory {
  readonly actor: Actor;
  readonly command: OpeningCommand;
  /** The clinic's. */
  readonly zone: string;
  /** Called whenever the course has come to rest. */
  readonly atRest: (courseId: CourseId) => Promise<void>;
}

const caller = 'demo';

export async function openStoryCourse(stage: Stage, opening: OpeningOfStory): Promise<StoryCourse> {
  const { courses, environment, store } = stage;
  const { actor, command, zone, atRest } = opening;
  const { courseId, outcome } = await courses.open({ caller, key: 'the story', actor, command });
  if (outcome.type !== 'accepted') throw new Error(`The course was not opened: ${JSON.stringify(outcome)}`);
  await rest();
  let sent = 0;

  async function rest(): Promise<void> {
    await settled(stage, courseId);
    await atRest(courseId);
  }

  async function deliver(sender: Actor, letter: Sent) {
    sent += 1;
    const answer = await courses.command(courseId, { caller, key: `letter ${sent}`, actor: sender, command: letter });
    await rest();
    return answer;
  }

  return {
    courseId,
    async forwardTo(local) {
      const waitMs = msOf(instantAt(local, zone)) - (await environment.currentTimeMs());
      if (waitMs < 0) throw new Error(`${local} is past already`);
      await environment.sleep(waitMs);
      await rest();
    },
    async send(sender, letter) {
      const answer = await deliver(sender, letter);
      if (answer.type !== 'accepted') throw new Error(`${letter.type} was not accepted: ${JSON.stringify(answer)}`);
      const [first = 1] = answer.seqs;
      const entries = await store.courses.entries(courseId, first, 100);
      return entries.flatMap(({ seq, event }) => (answer.seqs.includes(seq) ? [event] : []));
    },
    async sendInVain(sender, letter) {
      const answer = await deliver(sender, letter);
      if (answer.type !== 'refused') throw new Error(`${letter.type} was not refused: ${JSON.stringify(answer)}`);
      return answer.refusal;
    },
  };
}

/** The instant at which the zone's clocks show `2031-03-04 10:30`. */
export function instantAt(local: string, zone: string): Instant {
  const [date = '', time = ''] = local.split(' ');
  return atLocalTime(localDate(date), time, zone);
}

const lookAgainMs = 10;
const patienceMs = 30_000;

/** Waits until nothing is due, under way or unrecorded: time that is skipped stands still while an activity runs, and then goes on. */
export async function settled({ courses, environment }: Stage, courseId: CourseId): Promise<void> {
  for (const deadline = Date.now() + patienceMs; ; await pause(lookAgainMs)) {
    const { entries, recordedThrough, mailbox, effectsInFlight, wakeAt } = await courses.health(courseId);
    const now = instantOfMs(await environment.currentTimeMs());
    const isQuiet = mailbox === 0 && effectsInFlight === 0 && recordedThrough === entries;
    if (isQuiet && (wakeAt === null || wakeAt > now)) return;
    if (Date.now() > deadline) throw new Error(`Course ${courseId} does not come to rest`);
  }
}

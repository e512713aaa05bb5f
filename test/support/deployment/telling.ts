import type { SendOutcome } from '../../../client';
import { commandDelivery } from '../../../client/command-delivery';
import { courseIdOf } from '../../../client/command-id';
import { newCourse } from '../../../client/course-start';
import type { Actor } from '../../../domain/course/actor';
import type { Command, OpeningCommand } from '../../../domain/course/commands';
import type { CourseEvent } from '../../../domain/course/events';
import type { ActorId, CourseId, PatientId } from '../../../domain/ids';
import { taskQueue, workflowIdOf } from '../../../workflows/ids';
import { courseWorkflow, type CarriedCourse } from '../../../workflows/messages';
import { shippedProtocol } from '../shipped-protocol';
import type { Deployment } from './deploy';
import { patientOf } from './noon-clinic';
import { until } from './until';

export const coordinator: Actor = { kind: 'person', id: 'cora' as ActorId, role: 'coordinator' };
export const clinician: Actor = { kind: 'person', id: 'clive' as ActorId, role: 'clinician' };

type LaterCommand = Exclude<Command, OpeningCommand>;

/** A command that was sent, and what came of it. */
export interface Sent {
  readonly type: Command['type'];
  readonly outcome: SendOutcome;
  /** Sends the same again, under the same key. */
  readonly repeat: () => Promise<SendOutcome>;
}

/** One course, and somebody who sends it commands, each under a key of its own. */
export interface Telling {
  readonly courseId: CourseId;
  readonly sent: readonly Sent[];
  /** Registers the patient and opens the course. */
  readonly open: () => Promise<SendOutcome>;
  readonly send: (command: LaterCommand, actor: Actor) => Promise<SendOutcome>;
  /** Waits for the first event of the type for which `holds` is true. */
  readonly hears: <Type extends CourseEvent['type']>(
    type: Type,
    holds?: (event: EventOf<Type>) => boolean,
  ) => Promise<EventOf<Type>>;
}

type EventOf<Type extends CourseEvent['type']> = Extract<CourseEvent, { readonly type: Type }>;

export const protocol = shippedProtocol('sublingual-home');
const caller = 'desk';

/** The first entry holds the whole protocol and is not worth asking for again and again. */
const afterOpening = 2;

/**
 * The course of a patient of that name. Commands have the same keys in every course, and so have its sessions.
 * `continueAfterEntries` makes it continue as new whenever its log has grown by so many.
 */
export function tellingOf(
  { client, courses, store, clinic }: Deployment,
  name: string,
  ways: Pick<CarriedCourse, 'continueAfterEntries'> = {},
): Telling {
  const courseId = courseIdOf(caller, name);
  const patient = name as PatientId;
  const sent: Sent[] = [];
  let keys = 0;
  const keep = async (type: Command['type'], act: () => Promise<SendOutcome>): Promise<SendOutcome> => {
    const outcome = await act();
    sent.push({ type, outcome, repeat: act });
    return outcome;
  };
  const opening: OpeningCommand = {
    type: 'OpenCourse',
    realm: 'real',
    clinic: clinic.id,
    patient,
    protocol,
    follows: null,
    highRisk: false,
  };
  return {
    courseId,
    sent,
    async open() {
      await store.patients.add(patientOf(clinic, patient));
      const request = { command: opening, actor: coordinator, caller, key: name };
      // The opening below finds the course under way.
      if (ways.continueAfterEntries !== undefined) {
        const start = { ...newCourse(courseId, opening, commandDelivery(request)), ...ways };
        await client.workflow.start(courseWorkflow, { taskQueue, workflowId: workflowIdOf(courseId), args: [start] });
      }
      return keep('OpenCourse', async () => (await courses.open(request)).outcome);
    },
    send(command, actor) {
      const request = { command, actor, caller, key: `${(keys += 1)} ${command.type}` };
      return keep(command.type, () => courses.command(courseId, request));
    },
    hears: (type, holds = () => true) =>
      until(`the course tells of ${type}`, async () => {
        const entries = (await courses.read(courseId, afterOpening))?.entries ?? [];
        return entries
          .map(({ event }) => event)
          .filter((event): event is EventOf<typeof type> => event.type === type)
          .find(holds);
      }),
  };
}

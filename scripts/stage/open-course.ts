import { join } from 'node:path';
import { commandDelivery } from '../../client/command-delivery';
import { courseIdOf } from '../../client/command-id';
import { newCourse } from '../../client/course-start';
import { readProtocol } from '../../client/protocol-files/read-protocol';
import { sendCommand } from '../../client/send-command';
import type { OpeningCommand } from '../../domain/course/commands';
import type { ActorId, ClinicId, CourseId, PatientId } from '../../domain/ids';
import { DemoFacts } from '../../worker/demo/demo-facts';
import { projectRoot } from '../../worker/project-root';
import type { CarriedCourse } from '../../workflows/messages';
import type { CourseStage } from './course-stage';

const clinic = 'demo' as ClinicId;

/** How a course comes to the stage; without any of it, it is opened like any other. */
export interface OpeningWays extends Pick<CarriedCourse, 'continueAfterEntries'> {
  /** What happened before: then the course is adopted. */
  readonly past?: (facts: DemoFacts) => DemoFacts;
}

/** Registers a made-up patient and opens a course of the default protocol; the same name is always the same course. */
export async function openCourse(
  stage: CourseStage,
  name: string,
  { past, ...handing }: OpeningWays = {},
): Promise<CourseId> {
  const patient = `stage-${name}` as PatientId;
  await register(stage, patient);
  const { protocol } = await readProtocol(join(projectRoot(), 'protocols', 'sublingual-home', 'protocol.yaml'));
  if (protocol === null) throw new Error('The default protocol cannot be read');
  const asOf = await stage.now();
  const what = { realm: 'real', clinic, patient, protocol, follows: null, highRisk: false } as const;
  const command: OpeningCommand = past
    ? { type: 'AdoptCourse', ...what, asOf, facts: past(new DemoFacts(name, protocol, asOf)).facts }
    : { type: 'OpenCourse', ...what };
  const courseId = courseIdOf('stage', name);
  const actor = { kind: 'person', id: 'casey-rivera' as ActorId, role: 'coordinator' } as const;
  const opening = commandDelivery({ command, actor, caller: 'stage', key: name });
  const start = { ...newCourse(courseId, command, opening), ...handing };
  const outcome = await sendCommand(stage.connection, courseId, opening, start);
  if (outcome.type !== 'accepted') throw new Error(`The course was not opened: ${JSON.stringify(outcome)}`);
  return courseId;
}

function register({ store }: CourseStage, id: PatientId): Promise<unknown> {
  return store.patients.add({
    id,
    externalId: null,
    name: 'Ada Example',
    email: `${id}@example.org`,
    phone: null,
    language: 'en',
    zone: 'America/New_York',
    consent: { email: true, sms: false },
    optedOut: { email: false, sms: false },
    highRisk: false,
    clinics: [clinic],
  });
}

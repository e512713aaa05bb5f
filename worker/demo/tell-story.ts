import type { ClinicId, CourseId, PatientId } from '../../domain/ids';
import { patientIn, person, staffIn } from './people';
import type { Stage } from './stage';
import { story, type Booked, type Cast } from './story';
import { openStoryCourse } from './story-course';
import { storyLines, type StoryLine } from './story-line';

export interface Teller {
  chapter(title: string): void;
  line(line: StoryLine): void;
}

const clinicId = 'demo' as ClinicId;
const patientId = 'demo-alex' as PatientId;
const protocolId = 'sublingual-home';

/** Plays the story through, and tells every event of its course as soon as the store holds it. Returns the course. */
export async function tellStory(stage: Stage, teller: Teller): Promise<CourseId> {
  const { store } = stage;
  const stored = await store.protocols.get(protocolId);
  const clinic = await store.clinics.get(clinicId);
  if (stored === null) throw new Error(`The story needs the protocol ${protocolId}`);
  if (clinic === null) throw new Error(`The story needs the clinic ${clinicId}`);
  const { protocol } = stored;
  const { zone } = clinic.file;
  await registerPatient(stage);

  let told = 0;
  async function tellNews(courseId: CourseId): Promise<void> {
    const [news] = await store.courses.entries(courseId, told + 1, 1);
    if (news === undefined) return;
    const log = (await store.courses.carried(courseId))?.log ?? [];
    const texts = await store.outbox.list();
    for (const line of storyLines(log, told + 1, texts, zone)) teller.line(line);
    told = log.length;
  }

  teller.chapter('A patient is referred');
  const coordinator = person('casey-rivera', 'coordinator');
  const course = await openStoryCourse(stage, {
    actor: coordinator,
    command: {
      type: 'OpenCourse',
      realm: 'real',
      clinic: clinicId,
      patient: patientId,
      protocol,
      follows: null,
      highRisk: false,
    },
    zone,
    atRest: tellNews,
  });
  const cast: Cast = {
    clock: course,
    patient: patientIn(course, protocol),
    coordinator: staffIn(course, coordinator, zone),
    clinician: staffIn(course, person('robin-okafor', 'clinician'), zone),
    onCall: staffIn(course, person('mina-sato', 'clinician'), zone),
  };
  const booked: Booked = new Map();
  for (const chapter of story) {
    teller.chapter(chapter.title);
    await chapter.happens(cast, booked);
  }
  return course.courseId;
}

/** Invented, and alone in a store that is thrown away. */
async function registerPatient({ store }: Stage): Promise<void> {
  await store.patients.add({
    id: patientId,
    externalId: patientId,
    name: 'Alex Example',
    email: 'alex@example.org',
    phone: null,
    language: 'en',
    zone: 'America/New_York',
    consent: { email: true, sms: false },
    optedOut: { email: false, sms: false },
    highRisk: false,
    clinics: [clinicId],
  });
}

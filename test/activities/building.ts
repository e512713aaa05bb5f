import { createActivities, createMail } from '../../activities';
import type { ActivityParts } from '../../activities';
import type { CourseActivities } from '../../activities/contract';
import type { CourseIdentity } from '../../domain/course/log';
import type { CourseId, PatientId } from '../../domain/ids';
import { instant } from '../../domain/time/instant';
import type { Patient, Store } from '../../store';
import { harborClinic } from './clinic-fixture';
import { startMailServer } from './mail-server';
import type { MailServer } from './mail-server';

/** An embedded database starts in a second or two, on a busy machine in many. */
export const databaseStartMs = 60_000;

const pat: Omit<Patient, 'id'> = {
  externalId: null,
  name: 'Pat Example',
  email: 'pat@home.example',
  phone: '+15035550142',
  language: 'en',
  zone: 'America/New_York',
  consent: { email: true, sms: true },
  optedOut: { email: false, sms: false },
  highRisk: false,
  clinics: [harborClinic.id],
};

/** Everything that activities work with, as real as it comes: an embedded store and an SMTP server. */
export interface Building {
  readonly activities: CourseActivities;
  readonly deps: ActivityParts;
  readonly mailServer: MailServer;
  readonly console: readonly string[];
  readonly operators: readonly string[];
  /** Registers another Pat, who begins a course. */
  admit(changes?: Partial<Patient>): Promise<CourseIdentity>;
  /** The same activities with other parts. */
  with(parts: Partial<ActivityParts>): CourseActivities;
  close(): Promise<void>;
}

let admitted = 0;

/** A building of its own around a store that tests may share, since every patient admitted is a new one. */
export async function openBuilding(store: Store): Promise<Building> {
  const mailServer = await startMailServer();
  const lines: string[] = [];
  const operators: string[] = [];
  const note = (facts: Readonly<Record<string, string>>, message: string) =>
    operators.push(`${message} ${JSON.stringify(facts)}`);
  const print = (line: string) => lines.push(line);
  const deps: ActivityParts = {
    store,
    clinics: { current: async () => ({ known: true, value: harborClinic }) },
    mail: createMail({ smtpUrl: mailServer.url, from: 'Front desk <desk@harbor.example>', console: print }),
    console: print,
    log: { warn: note, error: note },
    engineBuild: 'test build',
    hostNow: () => instant('2031-03-03T14:00:00Z'),
  };
  return {
    activities: createActivities(deps),
    deps,
    mailServer,
    console: lines,
    operators,
    async admit(changes = {}) {
      admitted += 1;
      const patient = { ...pat, ...changes, id: `pat-${admitted}` as PatientId };
      await store.patients.add(patient);
      return {
        courseId: `course-${admitted}` as CourseId,
        realm: 'real',
        clinic: harborClinic.id,
        patient: patient.id,
      };
    },
    with: (parts) => createActivities({ ...deps, ...parts }),
    async close() {
      deps.mail.close();
      await mailServer.stop();
    },
  };
}

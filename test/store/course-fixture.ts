import { engine } from '../../domain/course/actor';
import type { Ladder } from '../../domain/course/ladder';
import type { CourseEvent } from '../../domain/course/events';
import type { CourseIdentity, LogEntry } from '../../domain/course/log';
import type { Card } from '../../domain/course/step';
import type { ClinicId, CourseId, ObligationKey, PatientId, SessionId } from '../../domain/ids';
import type { Protocol } from '../../domain/protocol/schema';
import { plusMinutes, instant } from '../../domain/time/instant';
import type { Instant } from '../../domain/time/instant';
import type { RecordInput } from '../../store';

export const anchor = instant('2031-03-03T14:00:00Z');
export const daysLater = (days: number): Instant => plusMinutes(anchor, days * 24 * 60);

export function courseOf(name: string, patient = `patient-of-${name}`): CourseIdentity {
  return { courseId: name as CourseId, realm: 'real', clinic: 'harbor' as ClinicId, patient: patient as PatientId };
}

export const session = (name: string) => name as SessionId;
export const obligation = (name: string) => name as ObligationKey;

const source = 'project default, clinic to confirm';
const sourced = (span: { days: number }) => ({ span, source });

/** As small as a protocol can be; only its series matter to the store. */
export const protocol: Protocol = {
  schema: 2,
  id: 'sublingual-home',
  version: '1.0.0',
  title: 'Sublingual ketamine at home',
  drug: 'ketamine',
  route: 'sublingual',
  setting: 'home',
  offLabel: true,
  sources: {},
  screening: {
    questions: [{ id: 'psychosis', text: 'Psychosis?', tier: 'exclude', source }],
    validFor: sourced({ days: 30 }),
  },
  consent: { form: 'home', version: '1', languages: ['en'], validFor: sourced({ days: 365 }) },
  supplies: [],
  series: [
    {
      id: 'introductory',
      phase: 'treatment',
      sessions: { count: 6, source },
      introductory: true,
      spacing: {
        minimum: [{ span: { hours: 72 }, source }],
        targetFrom: sourced({ days: 7 }),
        targetTo: sourced({ days: 7 }),
        maximum: sourced({ days: 14 }),
      },
      durationMinutes: { minutes: 60, source },
      observationMinutes: { minutes: 120, source },
      consultAfter: { sessions: [], every: null, source },
    },
  ],
  instruments: {},
  measures: [],
  vitals: { systolicMaximum: 140, diastolicMaximum: 90, heartRateMaximum: 100, source },
  monitorPerson: { required: true, source },
  integration: { weeks: 4, source },
  reassessment: { opensAfter: sourced({ days: 30 }), closesAfter: sourced({ days: 60 }) },
  lapse: { after: { days: 84 }, source },
  noShows: { inARow: 2, within: { count: 3, window: { days: 90 } }, source },
  obligations: {},
  ladders: {},
};

export const opened: CourseEvent = { type: 'CourseOpened', protocol, follows: null, highRisk: false };

const ladder = (safety: boolean): Ladder => ({
  name: safety ? 'crisis' : 'routine',
  safety,
  levels: [{ role: 'coordinator', after: { hours: 24 }, channel: 'email' }],
  repeats: 1,
  repeatAfter: { days: 1 },
  acknowledgementLasts: { hours: 4 },
});

export const owes = (name: string, dueAt: Instant, safety = false): CourseEvent => ({
  type: 'ObligationOpened',
  obligation: obligation(name),
  kind: safety ? 'followFinding' : 'bookSession',
  owner: 'coordinator',
  dueAt,
  reminders: [],
  ladder: ladder(safety),
  climbsFrom: dueAt,
  session: null,
  finding: null,
});

/** An entry at so many days after the anchor. */
export function entry(seq: number, event: CourseEvent, day = 0): LogEntry {
  const at = daysLater(day);
  return {
    seq,
    event,
    effectiveAt: at,
    recordedAt: at,
    actor: engine,
    cause: { kind: 'command', id: `command-${seq}`, digest: `digest-${seq}` },
    ...(seq === 1
      ? { protocolDigest: 'protocol-1', surroundingsDigest: 'surroundings-1', engineBuild: 'build-1' }
      : {}),
  };
}

/** Entries with consecutive seqs, one a day. */
export function log(events: readonly CourseEvent[], firstSeq = 1): readonly LogEntry[] {
  return events.map((event, index) => entry(firstSeq + index, event, firstSeq + index));
}

export const card = (changes: Partial<Card> = {}): Card => ({
  protocol: 'sublingual-home 1.0.0',
  phase: 'treatment',
  status: 'active',
  next: null,
  openEscalations: 0,
  ...changes,
});

export function recording(
  identity: CourseIdentity,
  entries: readonly LogEntry[],
  changes: Partial<RecordInput> = {},
): RecordInput {
  const first = entries[0]?.seq === 1;
  return {
    identity,
    entries,
    stamps: {
      protocolDigest: first ? '' : 'protocol-1',
      surroundingsDigest: first ? '' : 'surroundings-1',
      engineBuild: first ? '' : 'build-1',
    },
    card: card(),
    wakeAt: null,
    ended: false,
    ...changes,
  };
}

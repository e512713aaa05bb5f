import type { CourseIdentity, Log, LogEntry, Realm, Stamps } from '../../domain/course/log';
import type { PhaseName } from '../../domain/course/life-events';
import type { Card, CourseStatus } from '../../domain/course/step';
import type { OtherCourse } from '../../domain/course/surroundings';
import type { ClinicId, CourseId, PatientId } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';
import type { Page } from '../page';

/** Decided entries of one course on their way into the record. */
export interface RecordInput {
  readonly identity: CourseIdentity;
  readonly entries: readonly LogEntry[];
  /** What was in force before the first of them. */
  readonly stamps: Stamps;
  readonly card: Card;
  readonly wakeAt: Instant | null;
  readonly ended: boolean;
}

/** A course as lists show it. */
export interface CourseSummary extends CourseIdentity {
  readonly protocol: { readonly id: string; readonly version: string };
  readonly follows: CourseId | null;
  readonly phase: string;
  readonly status: CourseStatus;
  readonly card: Card;
  readonly wakeAt: Instant | null;
  /** True once the course's workflow has come to its end. */
  readonly ended: boolean;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly lastSeq: number;
}

/** An entry with all three stamps, whether or not they changed. */
export type StoredEntry = LogEntry & Stamps;

/** An entry in the feed of all courses. */
export interface FeedEntry {
  readonly identity: CourseIdentity;
  readonly position: number;
  readonly entry: StoredEntry;
}

/** `next` is where to go on, also when nothing new is there yet; null only before the very first entry. */
export interface FeedPage {
  readonly items: readonly FeedEntry[];
  readonly next: string | null;
}

export interface CourseFilter {
  readonly realm?: Realm;
  readonly clinic?: ClinicId;
  readonly patient?: PatientId;
  readonly status?: CourseStatus;
  readonly phase?: PhaseName;
  /** `next` of the page before; any other throws `CursorMalformed`. */
  readonly cursor?: string;
  readonly limit: number;
}

/** Why nothing may be written to a patient, whichever course knows it. */
export type Absence = 'patientDied' | 'patientInHospital';

export interface Courses {
  /**
   * Appends the entries and brings read models and ledger up to date, in one transaction. Safe to repeat: entries already
   * there with the same content are passed over. Throws `RecordConflict` for other content under a seq that is taken and
   * `RecordGap` for a missing seq; both leave an alert and change nothing.
   */
  record(input: RecordInput): Promise<void>;
  /** The whole log with stamps only where they change, to start a course again from; null for an unknown course. */
  carried(courseId: CourseId): Promise<{ readonly identity: CourseIdentity; readonly log: Log } | null>;
  /** At most `limit` entries from `fromSeq` on, in order. */
  entries(courseId: CourseId, fromSeq: number, limit: number): Promise<readonly StoredEntry[]>;
  find(courseId: CourseId): Promise<CourseSummary | null>;
  /** Newest first. */
  list(filter: CourseFilter): Promise<Page<CourseSummary>>;
  /** Whether any course of the patient knows that messages must stop: nothing is written to the dead or to a ward. */
  absenceOf(identity: CourseIdentity): Promise<Absence | null>;
  /** Other courses of the patient, in the same realm, that are not closed. */
  othersOf(identity: CourseIdentity): Promise<readonly OtherCourse[]>;
  /**
   * Entries of all courses in an order that never changes, without those that a transaction still under way could
   * precede. `after` is the `next` of the page before, null from the start.
   */
  feed(after: string | null, limit: number): Promise<FeedPage>;
}

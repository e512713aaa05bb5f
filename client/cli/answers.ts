import type { LogEntry } from '../../domain/course/log';
import type { ClinicId, CourseId, ObligationKey, PatientId, SessionId } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';

/** What the command line reads of the API's answers (see /openapi.json for all of them). */
export interface PageAnswer<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface CourseItem {
  readonly courseId: CourseId;
  readonly realm: 'real' | 'practice';
  readonly clinic: ClinicId;
  readonly zone: string;
  readonly patient: PatientId;
  readonly protocol: { readonly id: string; readonly version: string };
  readonly phase: string;
  readonly status: string;
  readonly next: { readonly what: string; readonly at: Instant } | null;
  readonly openEscalations: number;
}

export interface ObligationItem {
  readonly courseId: CourseId;
  readonly obligation: ObligationKey;
  readonly realm: 'real' | 'practice';
  readonly zone: string;
  readonly patient: PatientId;
  readonly owner: string;
  readonly safety: boolean;
  readonly dueAt: Instant;
  readonly escalationLevel: number | null;
  readonly acknowledgedUntil: Instant | null;
}

export interface CourseAnswer {
  readonly courseId: CourseId;
  readonly realm: 'real' | 'practice';
  readonly clinic: ClinicId;
  readonly zone: string;
  readonly patient: PatientId;
  readonly protocol: { readonly id: string; readonly version: string; readonly title: string };
  readonly openedAt: Instant;
  readonly adoptedAsOf: Instant | null;
  readonly phase: string;
  readonly status: string;
  readonly closedAt: Instant | null;
  readonly consent: { readonly signedAt: Instant | null; readonly withdrawnAt: Instant | null };
  readonly sessions: readonly SessionItem[];
  readonly readings: readonly InstrumentReadings[];
  readonly obligations: readonly OpenObligation[];
  readonly findings: readonly {
    readonly id: string;
    readonly kind: string;
    readonly severity: string;
    readonly status: string;
  }[];
  readonly holds: readonly {
    readonly id: string;
    readonly reason: string;
    readonly owner: string;
    readonly status: string;
  }[];
}

/** The forms of one instrument, with what their totals say. */
export interface InstrumentReadings {
  readonly instrument: string;
  readonly title: string;
  readonly forms: readonly {
    readonly at: Instant;
    readonly total: number | null;
    readonly missing: number;
    readonly band: string | null;
    readonly change: number | null;
    readonly fallPercent: number | null;
    readonly response: boolean | null;
    readonly remission: boolean | null;
    readonly meanings: readonly string[];
  }[];
}

export interface SessionItem {
  readonly id: SessionId;
  readonly series: string | null;
  readonly status: string;
  readonly startsAt: Instant | null;
}

export interface OpenObligation {
  readonly obligation: ObligationKey;
  readonly owner: string;
  readonly dueAt: Instant;
  readonly escalated: boolean;
}

export interface AgendaAnswer {
  readonly courseId: CourseId;
  readonly zone: string;
  readonly items: readonly { readonly at: Instant; readonly what: string; readonly about: string }[];
}

export interface EventsAnswer {
  readonly courseId: CourseId;
  readonly zone: string;
  readonly items: readonly LogEntry[];
  readonly next: number | null;
}

export interface AcceptedAnswer {
  readonly courseId: CourseId;
  readonly seqs: readonly number[];
}

import type { SessionId } from '../../ids';
import type { Instant } from '../../time/instant';
import type { BookingEvaluation } from '../../spacing/evaluation';
import type { EnteredDose, MoodPhase } from '../session-events';

/** What was asked and measured before a session could start. */
export interface Preparation {
  readonly monitor: string | null;
  readonly answers: {
    readonly at: Instant;
    readonly moodPhase: MoodPhase;
    readonly medicationChanged: boolean;
    readonly pregnancy: 'no' | 'yes' | 'notApplicable';
  } | null;
  readonly vitalsBefore: {
    readonly at: Instant;
    readonly systolic: number;
    readonly diastolic: number;
    readonly heartRate: number;
  } | null;
  readonly clearedAt: Instant | null;
}

interface SessionBase {
  readonly id: SessionId;
  /** The series of the protocol it was booked under; null for a dose that nobody booked and nobody placed. */
  readonly series: string | null;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  readonly preparation: Preparation;
}

interface Planned {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export type Session = SessionBase &
  (
    | (Planned & { readonly status: 'requested'; readonly requestedAt: Instant; readonly replaces: SessionId | null })
    | (Planned & {
        readonly status: 'booked';
        readonly evaluation: BookingEvaluation | null;
        readonly overridden: boolean;
      })
    | (Planned & { readonly status: 'started'; readonly startedAt: Instant })
    | {
        readonly status: 'dosed';
        readonly dosedAt: Instant;
        readonly dose: EnteredDose | null;
        readonly dischargedAt: Instant | null;
      }
    | {
        readonly status: 'aborted';
        readonly abortedAt: Instant;
        readonly drugTaken: boolean;
        readonly credited: boolean;
        readonly dischargedAt: Instant | null;
      }
    | { readonly status: 'withheld'; readonly endedAt: Instant }
    | { readonly status: 'missed'; readonly endedAt: Instant }
    | { readonly status: 'cancelled'; readonly endedAt: Instant }
    | { readonly status: 'replaced'; readonly endedAt: Instant }
    | { readonly status: 'refused'; readonly endedAt: Instant }
    /** Something was said of it before anybody booked or dosed it. */
    | { readonly status: 'heardOf' }
  );

export type SessionStatus = Session['status'];
export type SessionOf<Status extends SessionStatus> = Extract<Session, { readonly status: Status }>;

/** When the drug was taken, for sessions that count towards gaps (reading R13). */
export function exposureAt(session: Session): Instant | null {
  if (session.status === 'dosed') return session.dosedAt;
  if (session.status === 'aborted' && session.drugTaken) return session.abortedAt;
  return null;
}

/** When it counted towards its series: dosed yes, withheld no, aborted only when a clinician says so (R13). */
export function creditedAt(session: Session): Instant | null {
  if (session.status === 'dosed') return session.dosedAt;
  if (session.status === 'aborted' && session.credited) return session.abortedAt;
  return null;
}

/** A live booking fills a series and stands in the way of others (R12). */
export function isLive(session: Session): session is SessionOf<'requested' | 'booked' | 'started'> {
  return session.status === 'requested' || session.status === 'booked' || session.status === 'started';
}

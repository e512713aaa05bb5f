import type { Selectable } from 'kysely';
import type { CourseIdentity } from '../../domain/course/log';
import type { ObligationEvent } from '../../domain/course/obligation-events';
import type { Instant } from '../../domain/time/instant';
import { unreachable } from '../../domain/unreachable';
import type { ObligationsTable } from '../database/tables';
import type { ObligationStatus } from './obligations';

export type ObligationRow = Selectable<ObligationsTable>;

/** An obligation's row after one more event about it; undefined while it was never opened. */
export function obligationRowAfter(
  before: ObligationRow | undefined,
  event: ObligationEvent,
  at: Instant,
  identity: CourseIdentity,
): ObligationRow | undefined {
  if (event.type === 'ObligationOpened') return opened(event, at, identity);
  return before && changed(before, event, at);
}

function opened(
  event: Extract<ObligationEvent, { readonly type: 'ObligationOpened' }>,
  at: Instant,
  { courseId, realm, clinic, patient }: CourseIdentity,
): ObligationRow {
  return {
    courseId,
    realm,
    clinic,
    patient,
    obligation: event.obligation,
    kind: event.kind,
    owner: event.owner,
    status: 'open',
    safety: event.ladder.safety,
    openedAt: at,
    dueAt: event.dueAt,
    endedAt: null,
    session: event.session,
    finding: event.finding,
    escalationLevel: null,
    escalationPass: null,
    acknowledgedUntil: null,
    remindersSent: 0,
    lastRemindedAt: null,
    lastContactAt: null,
  };
}

function changed(
  row: ObligationRow,
  event: Exclude<ObligationEvent, { readonly type: 'ObligationOpened' }>,
  at: Instant,
): ObligationRow {
  switch (event.type) {
    case 'ObligationDone':
      return ended(row, 'done', at);
    case 'ObligationNotNeeded':
      return ended(row, 'notNeeded', at);
    case 'ObligationCouldNotBeDone':
      return ended(row, 'couldNotDo', at);
    case 'ReminderSent':
      return { ...row, remindersSent: row.remindersSent + 1, lastRemindedAt: at };
    case 'EscalationRaised':
      return { ...row, escalationLevel: event.level, escalationPass: event.pass, acknowledgedUntil: null };
    case 'EscalationAcknowledged':
      return { ...row, acknowledgedUntil: event.until };
    case 'AcknowledgementExpired':
      return { ...row, acknowledgedUntil: null };
    case 'ContactAttempted':
      return { ...row, lastContactAt: at };
    case 'ReminderRequested':
    case 'ReminderPostponed':
    case 'ReminderNotSent':
    case 'EscalationLevelSkipped':
    case 'EscalationNotified':
    case 'EscalationNotDelivered':
      return row;
    default:
      return unreachable(event);
  }
}

function ended(row: ObligationRow, status: ObligationStatus, at: Instant): ObligationRow {
  return { ...row, status, endedAt: at, acknowledgedUntil: null };
}

import { reason } from '../../client/command-schemas/text';
import type { LegibleReport } from '../../domain/course/alarming';
import type { CommandType } from '../../domain/course/commands';

/**
 * What can be read of a report that its schema may have turned away: enough to tell whether it is alarming, with numbers
 * also where they were sent as digits in quotes. Null where that much cannot be read, and for any other command.
 */
export function legibleReport(type: CommandType, body: unknown): LegibleReport | null {
  if (typeof body !== 'object' || body === null) return null;
  const sent = body as Readonly<Record<string, unknown>>;
  if (type === 'RecordMeasure') {
    const { instrument, items } = sent;
    if (typeof instrument !== 'string' || !Array.isArray(items)) return null;
    return { type, instrument, items: items.map(answerOf) };
  }
  if (type === 'ReportAdverseEvent') {
    return { type, serious: isTrue(sent['serious']), description: textOf(sent['description']) };
  }
  const text = type === 'RaiseFlag' ? textOf(sent['reason']) : null;
  return text === null ? null : { type: 'RaiseFlag', reason: text };
}

function answerOf(sent: unknown): number | null {
  if (typeof sent === 'number') return sent;
  return typeof sent === 'string' && /^\s*\d+\s*$/.test(sent) ? Number(sent) : null;
}

function isTrue(sent: unknown): boolean {
  return sent === true || (typeof sent === 'string' && sent.trim().toLowerCase() === 'true');
}

/** Only what the record can hold. */
function textOf(sent: unknown): string | null {
  return reason.safeParse(sent).data ?? null;
}

import type { CourseId, ObligationKey } from '../../domain/ids';
import type { Message } from './message';

export interface EscalationFacts {
  readonly courseId: CourseId;
  readonly obligation: ObligationKey;
  readonly kind: string;
  readonly level: number;
  readonly safety: boolean;
}

/** What a person on duty reads: which course and what is owed, never who the patient is. */
export function escalationText({ courseId, obligation, kind, level, safety }: EscalationFacts): Message {
  const urgency = safety ? 'URGENT, patient safety' : 'Action needed';
  return {
    subject: `${urgency}: ${kind}, level ${level}`,
    text: [
      `${urgency}.`,
      `Owed: ${kind} (${obligation}), level ${level} of its ladder.`,
      `Course: ${courseId}. See it with: regimen course show ${courseId}`,
      'Acknowledge it in Regimen, or it climbs on.',
    ].join('\n'),
  };
}

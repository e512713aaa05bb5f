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
  const owed = kind.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return {
    subject: `${urgency}: ${owed}`,
    text: [
      `${urgency}.`,
      `Owed: ${owed} (${obligation}), call ${level + 1} of its ladder.`,
      `Course: ${courseId}. See it with: regimen course show ${courseId}`,
      `Acknowledge it, or it climbs on: regimen course do ${courseId} AcknowledgeEscalation --obligation ${obligation}`,
    ].join('\n'),
  };
}

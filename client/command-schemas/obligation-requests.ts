import { z } from 'zod';
import { commandSchema } from './command-schema';
import { obligationKey } from './id-text';
import { note, reason } from './text';

export const acknowledgeEscalation = commandSchema('AcknowledgeEscalation', { obligation: obligationKey });

export const recordContact = commandSchema('RecordContact', {
  obligation: obligationKey,
  outcome: z.enum(['reached', 'noAnswer', 'wrongNumber', 'messageLeft']),
  note,
});

export const completeObligation = commandSchema('CompleteObligation', { obligation: obligationKey, note });

export const markNotNeeded = commandSchema('MarkNotNeeded', { obligation: obligationKey, reason });

export const markCouldNotDo = commandSchema('MarkCouldNotDo', { obligation: obligationKey, reason });

import { z } from 'zod';
import { commandSchema } from './command-schema';
import { sessionId } from './id-text';
import { instantText } from './instant-text';
import { reason } from './text';

export const bookSession = commandSchema('BookSession', {
  startsAt: instantText,
  reason: reason.nullable().default(null).meta({
    description: 'Needed inside grace, past the target of an introductory series, past the maximum, and to override.',
  }),
  override: z.boolean().default(false).meta({ description: "A clinician's override of spacing." }),
  replaces: sessionId.nullable().default(null).meta({ description: 'The booking this one takes the place of.' }),
});

export const cancelBooking = commandSchema('CancelBooking', { session: sessionId, reason });

export const clearSession = commandSchema('ClearSession', { session: sessionId });

export const startSession = commandSchema('StartSession', { session: sessionId });

export const dischargeSession = commandSchema('DischargeSession', { session: sessionId });

export const creditAbortedSession = commandSchema('CreditAbortedSession', { session: sessionId, reason });

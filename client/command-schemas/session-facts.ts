import { z } from 'zod';
import { factSchema } from './fact-schema';
import { protocolName, sessionId } from './id-text';
import { instantText } from './instant-text';
import { label, reason } from './text';

/** Any number a monitor can show; whether it is dangerous is for the protocol. */
const reading = z.int().min(1).max(400);

export const reportBooking = factSchema('ReportBooking', {
  session: sessionId,
  series: protocolName,
  startsAt: instantText,
  endsAt: instantText,
});

export const reportNoShow = factSchema('ReportNoShow', { session: sessionId });

export const confirmMonitor = factSchema('ConfirmMonitor', { session: sessionId, name: label });

export const answerPreSession = factSchema('AnswerPreSession', {
  session: sessionId,
  moodPhase: z.enum(['depressed', 'euthymic', 'hypomanic', 'manic', 'mixed']),
  medicationChanged: z.boolean(),
  pregnancy: z.enum(['no', 'yes', 'notApplicable']),
});

export const recordVitals = factSchema('RecordVitals', {
  session: sessionId,
  moment: z.enum(['before', 'during', 'after']),
  systolic: reading.meta({ description: 'mmHg' }),
  diastolic: reading.meta({ description: 'mmHg' }),
  heartRate: reading.meta({ description: 'Beats per minute.' }),
});

export const reportDose = factSchema('ReportDose', {
  session: sessionId,
  series: protocolName.exactOptional().meta({ description: 'Where a session belongs that nobody had booked.' }),
  dose: z.strictObject({ amount: label, unit: label }).nullable().default(null),
});

export const withholdSession = factSchema('WithholdSession', { session: sessionId, reason });

export const abortSession = factSchema('AbortSession', { session: sessionId, reason, drugTaken: z.boolean() });

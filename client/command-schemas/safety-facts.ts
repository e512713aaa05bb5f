import { z } from 'zod';
import { factSchema } from './fact-schema';
import { sessionId } from './id-text';
import { label, note, reason } from './text';

export const recordMeasure = factSchema('RecordMeasure', {
  instrument: label,
  /** Whether each is in range is for the rules: an alarming item must act even on a form that is refused. */
  items: z
    .array(z.number().nullable())
    .min(1)
    .max(200)
    .readonly()
    .meta({ description: 'One answer per item, null where the patient left it out.' }),
  session: sessionId.nullable().default(null),
});

export const answerCheckIn = factSchema('AnswerCheckIn', {
  session: sessionId,
  wellbeing: z.enum(['well', 'unwell']),
  note,
});

export const answerIntegration = factSchema('AnswerIntegration', { week: z.int().min(1).max(104), note });

export const reportAdverseEvent = factSchema('ReportAdverseEvent', { serious: z.boolean(), description: reason });

export const raiseFlag = factSchema('RaiseFlag', { reason });

export const reportDeath = factSchema('ReportDeath', {});

export const reportHospitalisation = factSchema('ReportHospitalisation', { reason });

export const reportHospitalDischarge = factSchema('ReportHospitalDischarge', {});

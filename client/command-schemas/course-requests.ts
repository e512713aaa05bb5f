import { z } from 'zod';
import { commandSchema } from './command-schema';
import { findingId, holdId } from './id-text';
import { reason } from './text';

export const endTreatmentEarly = commandSchema('EndTreatmentEarly', { reason });

export const placeHold = commandSchema('PlaceHold', {
  reason,
  owner: z
    .enum(['coordinator', 'clinician', 'medicalLead'])
    .meta({ description: 'Who sees to it that it is lifted; clinicians lift it.' }),
});

export const liftHold = commandSchema('LiftHold', { hold: holdId, reason });

export const closeFinding = commandSchema('CloseFinding', { finding: findingId, assessment: reason });

export const pauseCourse = commandSchema('PauseCourse', { reason });

export const resumeCourse = commandSchema('ResumeCourse', { reason });

export const decideBooster = commandSchema('DecideBooster', {
  decision: z.enum(['booster', 'maintenance', 'repeat', 'discharge']),
  reason,
});

export const closeCourse = commandSchema('CloseCourse', {
  outcome: z.enum(['completed', 'discontinued', 'declined', 'lostToFollowUp', 'died', 'transferred']),
  reason,
});

export const reopenCourse = commandSchema('ReopenCourse', { reason });

export const voidFact = commandSchema('VoidFact', {
  seq: z.int().min(1).meta({ description: 'The entry of the log that was wrong.' }),
  reason,
});

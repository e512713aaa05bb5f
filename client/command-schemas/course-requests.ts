import { z } from 'zod';
import { commandSchema } from './command-schema';
import { findingId, holdId, role } from './id-text';
import { reason } from './text';

export const endTreatmentEarly = commandSchema('EndTreatmentEarly', { reason });

export const placeHold = commandSchema('PlaceHold', { reason, owner: role });

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

import { z } from 'zod';
import { factSchema } from './fact-schema';
import { protocolName } from './id-text';
import { label, reason } from './text';

export const submitScreening = factSchema('SubmitScreening', {
  answers: z.record(protocolName, z.boolean()).meta({ description: 'Question id to yes (true) or no (false).' }),
});

export const decideScreening = factSchema('DecideScreening', {
  decision: z.enum(['approved', 'declined', 'moreInformation']),
  reason,
});

export const signConsent = factSchema('SignConsent', {
  form: protocolName,
  version: label,
  language: label,
  signer: label,
  method: z.enum(['paper', 'electronic', 'verbalWitnessed']),
});

export const withdrawConsent = factSchema('WithdrawConsent', { reason });

export const recordSupply = factSchema('RecordSupply', {
  supply: protocolName,
  state: z.enum(['ordered', 'shipped', 'delivered', 'lost']),
});

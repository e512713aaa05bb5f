import type { Instrument } from '../schema';

type Trigger = Instrument['triggers'][number];

interface Floor {
  readonly items: number;
  readonly triggers: readonly Pick<Trigger, 'item' | 'from' | 'severity'>[];
}

/**
 * What an instrument has to act on at the least, whoever writes its file; stricter is allowed (R21). Sources: for the PHQ-9,
 * VARISK (P), anything above 0 on item 9 is followed at once; for the C-SSRS, its triage (CSSRS, P): high and moderate are a
 * crisis, low is a clinician's.
 */
export const safetyFloors: Readonly<Record<string, Floor>> = {
  'phq-9': { items: 9, triggers: [{ item: 9, from: 1, severity: 'crisis' }] },
  'c-ssrs-screener': {
    items: 6,
    triggers: [
      { item: 1, from: 1, severity: 'clinical' },
      { item: 2, from: 1, severity: 'clinical' },
      { item: 3, from: 1, severity: 'crisis' },
      { item: 4, from: 1, severity: 'crisis' },
      { item: 5, from: 1, severity: 'crisis' },
      { item: 6, from: 1, severity: 'crisis' },
    ],
  },
};

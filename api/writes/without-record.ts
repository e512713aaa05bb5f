import { StoreUnavailable } from '../../store';
import type { KeptAnswers } from './write-once';

/**
 * For writes that know their repeats themselves, as courses do: with the database away they go ahead, and the answer is
 * not kept here. A clinic must be able to report what is dangerous while the database is down.
 */
export function withoutRecord(kept: KeptAnswers): KeptAnswers {
  return {
    begin: (caller, key, digest) => unlessAway(kept.begin(caller, key, digest), 'new'),
    finish: (caller, key, answer) => unlessAway(kept.finish(caller, key, answer), undefined),
    abandon: (caller, key) => unlessAway(kept.abandon(caller, key), undefined),
  };
}

async function unlessAway<Answer>(asked: Promise<Answer>, instead: Answer): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof StoreUnavailable) return instead;
    throw error;
  }
}

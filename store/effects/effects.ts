import type { EffectOutcome, PatientChannel } from '../../domain/course/effects';
import type { CourseIdentity, Realm } from '../../domain/course/log';
import type { EffectKey, PatientId } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';

/** `claimedBefore`: an earlier attempt got the claim and never told how it ended. */
export type Claim = 'claimed' | 'claimedBefore' | { readonly settled: EffectOutcome };

export interface Effects {
  /** To be called before anything leaves the building; `at` is the course time of the effect. One caller per key gets `claimed`. */
  claim(key: EffectKey, identity: CourseIdentity, at: Instant): Promise<Claim>;
  /** Keeps how a claimed effect ended; the first outcome stands. */
  settle(key: EffectKey, outcome: EffectOutcome): Promise<void>;
  /** Gives a claim back when nothing left the building, so that the next attempt gets it. */
  release(key: EffectKey): Promise<void>;
  /** Reminders sent to the patient by any course of the realm in the 7 × 24 hours before `before`, in course time. */
  sentThisWeek(realm: Realm, patient: PatientId, channel: PatientChannel, before: Instant): Promise<number>;
}

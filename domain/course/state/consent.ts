import type { Protocol } from '../../protocol/schema';
import { upperBound } from '../../time/bounds';
import { earlierOf, plusMinutes, type Instant } from '../../time/instant';
import { aheadMinutes } from '../ahead-minutes';
import type { Log } from '../log';

interface Signature {
  readonly at: Instant;
  /** `form version`, as it was signed. */
  readonly form: string;
  /** When consent was withdrawn after it; null while it stands. */
  readonly withdrawnAt: Instant | null;
}

/** Every signature, in order of effect, whatever form it is on. */
export interface Consent {
  readonly signatures: readonly Signature[];
  /** The last withdrawal. */
  readonly withdrawnAt: Instant | null;
}

export const neverSigned: Consent = { signatures: [], withdrawnAt: null };

/**
 * Consent after the given facts, which come in order of effect. A withdrawal is said by a person who is there, a signature may
 * carry the time of a clock that is ahead: a withdrawal takes back every signature up to that much after it, whichever
 * arrived first (reading R29).
 */
export function consentOf(facts: Log): Consent {
  const withdrawals = facts.flatMap(({ event, effectiveAt }) =>
    event.type === 'ConsentWithdrawn' ? [effectiveAt] : [],
  );
  const signatures = facts.flatMap(({ event, effectiveAt: at }): Signature[] => {
    if (event.type !== 'ConsentSigned') return [];
    const withdrawnAt = withdrawals.find((withdrawal) => at <= plusMinutes(withdrawal, aheadMinutes)) ?? null;
    return [{ at, form: `${event.form} ${event.version}`, withdrawnAt }];
  });
  return { signatures, withdrawnAt: withdrawals.at(-1) ?? null };
}

/** The form and version that the protocol asks for, as a signature names them. */
export function neededForm({ consent }: Protocol): string {
  return `${consent.form} ${consent.version}`;
}

/** How consent stands by the form and version that the protocol asks for. */
export interface ConsentAsNeeded {
  /** The last signature on that form; null while there is none. It may be withdrawn. */
  readonly signedAt: Instant | null;
  /** The last withdrawal; null once that form was signed after it. */
  readonly withdrawnAt: Instant | null;
  /** What was signed: that form, or failing it the last one that was. */
  readonly form: string | null;
}

/** A signature on another form or version neither counts nor takes anything away from one that does. */
export function consentAsNeeded({ signatures, withdrawnAt }: Consent, protocol: Protocol): ConsentAsNeeded {
  const needed = neededForm(protocol);
  const valid = signatures.findLast(({ form }) => form === needed);
  if (!valid) return { signedAt: null, withdrawnAt, form: signatures.at(-1)?.form ?? null };
  return { signedAt: valid.at, withdrawnAt: valid.withdrawnAt === null ? null : withdrawnAt, form: needed };
}

export interface ConsentAt extends ConsentAsNeeded {
  /** The last instant at which the signature on the needed form is valid; null without one. */
  readonly expiresAt: Instant | null;
  /** Signed on that form, not withdrawn since, not run out. */
  readonly isGiven: boolean;
}

/** Consent at one instant, as the gate asks for it and as a dose is judged. What is stamped ahead counts from when it was recorded. */
export function consentAt(facts: Log, protocol: Protocol, zone: string, at: Instant): ConsentAt {
  const known = facts.filter(({ effectiveAt, recordedAt }) => earlierOf(effectiveAt, recordedAt) <= at);
  const asNeeded = consentAsNeeded(consentOf(known), protocol);
  const { signedAt, withdrawnAt } = asNeeded;
  const expiresAt = signedAt && upperBound(signedAt, protocol.consent.validFor.span, zone);
  return { ...asNeeded, expiresAt, isGiven: expiresAt !== null && withdrawnAt === null && at <= expiresAt };
}

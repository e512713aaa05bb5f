import type { Protocol } from '../../protocol/schema';
import type { Instant } from '../../time/instant';
import type { CourseEvent } from '../events';
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

type ConsentEvent = Extract<CourseEvent, { readonly type: 'ConsentSigned' | 'ConsentWithdrawn' }>;

export function withConsent({ signatures, withdrawnAt }: Consent, event: ConsentEvent, at: Instant): Consent {
  if (event.type === 'ConsentSigned') {
    const signature: Signature = { at, form: `${event.form} ${event.version}`, withdrawnAt: null };
    return { signatures: [...signatures, signature], withdrawnAt };
  }
  const withdrawn = signatures.map((signature) => ({ ...signature, withdrawnAt: signature.withdrawnAt ?? at }));
  return { signatures: withdrawn, withdrawnAt: at };
}

/** Consent as it stood after the given facts, which come in order of effect. */
export function consentOf(facts: Log): Consent {
  return facts.reduce((consent, { event, effectiveAt }) => {
    const isOfConsent = event.type === 'ConsentSigned' || event.type === 'ConsentWithdrawn';
    return isOfConsent ? withConsent(consent, event, effectiveAt) : consent;
  }, neverSigned);
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

import type { Protocol } from '../../protocol/schema';
import type { Consent } from './clinical';

/** The form and version that the protocol asks for, as a signature names them. */
export function neededForm({ consent }: Protocol): string {
  return `${consent.form} ${consent.version}`;
}

/** A signature counts only on the form and version that the protocol asks for. Null while none does. */
export function signedAsNeeded(consent: Consent, protocol: Protocol): Consent['signedAt'] {
  return consent.form === neededForm(protocol) ? consent.signedAt : null;
}

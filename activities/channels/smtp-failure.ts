import type { Dispatch } from './mail';

/** What nodemailer puts on its errors, as far as it decides here. */
interface SmtpError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly permanent?: unknown;
}

/**
 * What a failed sending means. Only a server's final no to this sender, recipient or text is a refusal; what an operator
 * can mend (login, TLS, a server that is away) is temporary, and a text that had begun to leave when the connection broke
 * may have arrived.
 */
export function smtpFailure(error: unknown, textHadBegunToLeave: boolean): Exclude<Dispatch, { type: 'accepted' }> {
  const { code, responseCode, permanent }: SmtpError = typeof error === 'object' && error !== null ? error : {};
  const answered = typeof responseCode === 'number';
  const reason = ['smtp', typeof code === 'string' ? code : 'failed', ...(answered ? [responseCode] : [])].join(' ');
  const aboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (aboutThisMail && (permanent === true || !answered)) return { type: 'refused', reason };
  if (textHadBegunToLeave && !answered) return { type: 'unknown', reason };
  return { type: 'failedTemporarily', reason };
}

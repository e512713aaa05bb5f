import { consoleMail } from './console-mail';
import type { Mail } from './mail';
import { smtpMail } from './smtp-mail';

export interface MailSettings {
  /** `smtp://user:password@host:port`; null prints every mail on the console instead. */
  readonly smtpUrl: string | null;
  /** Sender address, with a name that gives no treatment away. */
  readonly from: string;
  readonly console: (line: string) => void;
}

export function createMail({ smtpUrl, from, console }: MailSettings): Mail {
  return smtpUrl === null ? consoleMail(console) : smtpMail(smtpUrl, from);
}

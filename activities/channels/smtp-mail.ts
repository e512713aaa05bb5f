import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Mail } from './mail';
import { messageIdOf } from './message-id';
import { smtpFailure } from './smtp-failure';

export interface SmtpLimits {
  /** For the whole of one mail, waiting for a free connection included. */
  readonly sendMs: number;
  /** A server that has not taken the call or greeted by then is away; the course tries again later. */
  readonly connectMs: number;
  readonly silenceMs: number;
}

/** An attempt of an effect has 30 s, of which the store's answers before and after may take up to 12. */
const usual: SmtpLimits = { sendMs: 15_000, connectMs: 5_000, silenceMs: 10_000 };

/**
 * Mail over SMTP with kept connections: a new one for every mail would cost twenty times as long. The pool itself sends
 * a mail again only when no byte of its text had left.
 */
export function smtpMail(url: string, from: string, limits: SmtpLimits = usual): Mail {
  const transport = createTransport({
    url,
    pool: true,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  /** The text of each mail under way, found by the signal that only its own sending carries. */
  const texts = new WeakMap<AbortSignal, Readable>();
  transport.use('stream', ({ message, data }, done) => {
    const read = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const text = read(options);
      if (data.signal) texts.set(data.signal, text);
      return text;
    };
    done();
  });

  return {
    transport: 'smtp',
    async send({ key, to, subject, text }) {
      const signal = AbortSignal.timeout(limits.sendMs);
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: messageIdOf(key),
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal,
        });
        return { type: 'accepted' };
      } catch (error) {
        return smtpFailure(error, texts.get(signal)?.readableDidRead ?? false);
      }
    },
    close() {
      transport.close();
    },
  };
}

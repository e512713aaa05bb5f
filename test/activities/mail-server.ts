import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}

/** What the server does with a text it has read: takes it, answers a code, hangs up, or says nothing more. */
export type Answer = 'take' | { readonly code: number; readonly says: string } | 'hangUp' | 'fallSilent';

/** A real SMTP server on a free port that keeps what it takes. */
export interface MailServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** What the next texts get, in order; after them everything is taken. */
  answerNext(...answers: readonly Answer[]): void;
  /** Addresses that it knows nobody under. */
  rejectRecipients(...addresses: readonly string[]): void;
  stop(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const answers: Answer[] = [];
  const nobody = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      done(nobody.has(address) ? refusal(550, `<${address}> unknown`) : null);
    },
    onData(stream, session, done) {
      void (async () => {
        const raw = await readAll(stream);
        const answer = answers.shift() ?? 'take';
        if (answer === 'hangUp') {
          for (const connection of server.connections) connection.close();
        } else if (answer === 'take') {
          const mail = await PostalMime.parse(raw);
          mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address).join(),
            from: mail.from?.address ?? '',
            subject: mail.subject ?? '',
            text: (mail.text ?? '').trim(),
            messageId: mail.messageId ?? '',
          });
          done();
        } else if (answer !== 'fallSilent') done(refusal(answer.code, answer.says));
      })();
    },
  });
  // A client that leaves early is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answerNext: (...next) => answers.push(...next),
    rejectRecipients: (...addresses) => addresses.forEach((address) => nobody.add(address)),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

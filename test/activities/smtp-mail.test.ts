import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createMail } from '../../activities/channels/create-mail';
import type { Mail } from '../../activities/channels/mail';
import { smtpMail } from '../../activities/channels/smtp-mail';
import type { MailServer } from './mail-server';
import { startMailServer } from './mail-server';

const mailTo = (to: string) => ({
  key: 'c1:7:0',
  to,
  addressee: 'the patient',
  subject: 'A message',
  text: 'Please call us.',
});
const limits = { sendMs: 5_000, connectMs: 5_000, silenceMs: 5_000 };

describe('mail over SMTP', () => {
  let server: MailServer;
  let mail: Mail;

  beforeEach(async () => {
    server = await startMailServer();
    mail = createMail({ smtpUrl: server.url, from: 'Front desk <desk@clinic.example>', console: () => undefined });
  });

  afterEach(async () => {
    mail.close();
    await server.stop();
  });

  it('arrives once, under the id of its effect', async () => {
    expect(await mail.send(mailTo('pat@home.example'))).toEqual({ type: 'accepted' });
    expect(server.mails).toEqual([
      {
        to: 'pat@home.example',
        from: 'desk@clinic.example',
        subject: 'A message',
        text: 'Please call us.',
        messageId: '<c1.7.0@regimen>',
      },
    ]);
  });

  it('keeps its connection for the next mail after a refusal', async () => {
    server.answerNext({ code: 554, says: 'no' });
    expect(await mail.send(mailTo('pat@home.example'))).toEqual({ type: 'refused', reason: 'smtp EMESSAGE 554' });
    expect(await mail.send(mailTo('sam@home.example'))).toEqual({ type: 'accepted' });
    expect(server.mails.map(({ to }) => to)).toEqual(['sam@home.example']);
  });

  it('fails for now when the server asks to come back later', async () => {
    server.answerNext({ code: 451, says: 'greylisted' });
    expect(await mail.send(mailTo('pat@home.example'))).toEqual({
      type: 'failedTemporarily',
      reason: 'smtp EMESSAGE 451',
    });
    expect(await mail.send(mailTo('pat@home.example'))).toEqual({ type: 'accepted' });
  });

  it('is refused for good when nobody lives under the address, and does not repeat the address', async () => {
    server.rejectRecipients('gone@home.example');
    expect(await mail.send(mailTo('gone@home.example'))).toEqual({ type: 'refused', reason: 'smtp EENVELOPE 550' });
  });

  it('is refused for good when the address is none', async () => {
    expect(await mail.send(mailTo('no address'))).toEqual({ type: 'refused', reason: 'smtp EENVELOPE 501' });
  });

  it('may have arrived when the server hangs up after the text', async () => {
    server.answerNext('hangUp');
    expect(await mail.send(mailTo('pat@home.example'))).toEqual({ type: 'unknown', reason: 'smtp ECONNECTION' });
  });

  it('fails for now while the server is down', async () => {
    const down = createMail({ smtpUrl: await closedPort(), from: 'desk@clinic.example', console: () => undefined });
    expect(await down.send(mailTo('pat@home.example'))).toEqual({ type: 'failedTemporarily', reason: 'smtp ESOCKET' });
    down.close();
  });

  it('fails for now when the server takes the call and never greets', async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    const waiting = smtpMail(`smtp://127.0.0.1:${port}`, 'desk@clinic.example', { ...limits, connectMs: 50 });
    expect(await waiting.send(mailTo('pat@home.example'))).toEqual({
      type: 'failedTemporarily',
      reason: 'smtp ETIMEDOUT',
    });
    waiting.close();
    await new Promise((resolve) => mute.close(resolve));
  });

  it('may have arrived when the server falls silent after the text', async () => {
    server.answerNext('fallSilent');
    const waiting = smtpMail(server.url, 'desk@clinic.example', { ...limits, sendMs: 1_000 });
    expect(await waiting.send(mailTo('pat@home.example'))).toEqual({ type: 'unknown', reason: 'smtp EABORT' });
    waiting.close();
  });
});

describe('mail without a server', () => {
  it('is printed without the address', async () => {
    const lines: string[] = [];
    const mail = createMail({ smtpUrl: null, from: 'desk@clinic.example', console: (line) => lines.push(line) });
    expect(await mail.send(mailTo('pat@home.example'))).toEqual({ type: 'accepted' });
    expect(lines).toEqual(['[c1:7:0] to the patient: A message | Please call us.']);
    mail.close();
  });
});

async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `smtp://127.0.0.1:${port}`;
}

import { digestText } from '../../activities/messages/digest-text';
import type { DigestTextInput } from '../../activities/messages/digest-text';
import type { Effect, Reminded } from '../../domain/course/effects';
import type { CourseIdentity } from '../../domain/course/log';
import type { EffectKey, ObligationKey } from '../../domain/ids';
import { instant } from '../../domain/time/instant';
import type { Patient, Store } from '../../store';
import { openMemoryStore } from '../support/memory-store';
import type { Building } from './building';
import { databaseStartMs, openBuilding } from './building';

type Remind = Extract<Effect, { readonly type: 'remind' }>;

const item = (obligation: string, template: Reminded['template'], about: string): Reminded => ({
  obligation: obligation as ObligationKey,
  template,
  about: instant(about),
});

const visit = item('attendSession:s2', 'appointment', '2031-03-10T14:00:00Z');
const monitor = item('confirmMonitor:s2', 'form', '2031-03-09T13:00:00Z');
const measure = item('returnMeasure:s2:phq-9', 'form', '2031-03-09T13:00:00Z');
const next = item('bookSession:3', 'booking', '2031-03-12T14:00:00Z');
const now = instant('2031-03-07T14:00:00Z');

describe('several reminders in one message', () => {
  const written = (change: Partial<DigestTextInput> = {}) =>
    digestText({
      items: [visit, monitor, next],
      channel: 'email',
      clinic: { name: 'Harbor Clinic', phone: '+1 503 555 0100' },
      patient: { language: 'en', zone: 'America/New_York' },
      ...change,
    });
  const textOf = (change: Partial<DigestTextInput>) => {
    const text = written(change);
    return 'message' in text ? text.message.text : text.cannotWrite;
  };

  it('have a line each, soonest first', () => {
    expect(written()).toEqual({
      message: {
        subject: 'Reminders from Harbor Clinic',
        text: [
          'Harbor Clinic: you have 3 things waiting.',
          '- Please return a form by Sunday, March 9, 2031 at 9:00 AM EDT.',
          '- You have an appointment on Monday, March 10, 2031 at 10:00 AM EDT.',
          '- Please book your next appointment by Wednesday, March 12, 2031 at 10:00 AM EDT.',
          'To book or change an appointment, to ask, or to stop these messages, call +1 503 555 0100.',
        ].join('\n'),
      },
    });
  });

  it("are written in the patient's language", () => {
    expect(textOf({ patient: { language: 'es', zone: 'America/New_York' } }).split('\n')).toEqual([
      'Harbor Clinic: tiene 3 asuntos pendientes.',
      '- Por favor, devuelva un formulario antes del domingo, 9 de marzo de 2031, 9:00 a.m. EDT.',
      '- Tiene una cita el lunes, 10 de marzo de 2031, 10:00 a.m. EDT.',
      '- Por favor, reserve su próxima cita antes del miércoles, 12 de marzo de 2031, 10:00 a.m. EDT.',
      'Para reservar o cambiar una cita, hacer preguntas o no recibir más mensajes, llame al +1 503 555 0100.',
    ]);
  });

  it('that are alike and of the same time share a line', () => {
    expect(
      textOf({ items: [visit, measure, monitor] })
        .split('\n')
        .slice(0, 3),
    ).toEqual([
      'Harbor Clinic: you have 3 things waiting.',
      '- Please return 2 forms by Sunday, March 9, 2031 at 9:00 AM EDT.',
      '- You have an appointment on Monday, March 10, 2031 at 10:00 AM EDT.',
    ]);
  });

  it.each([
    [
      'en',
      'Harbor Clinic: you have 2 things waiting, the first by Wednesday, September 10, 2031 at 10:00 AM EDT. To ask, or stop these messages: +1 503 555 0100.',
    ],
    [
      'es',
      'Harbor Clinic: tiene 2 asuntos pendientes, el primero antes del miércoles, 10 de septiembre de 2031, 10:00 a.m. EDT. Preguntas o baja: +1 503 555 0100.',
    ],
  ])('are only counted in a text message, with the date of the first (%s)', (language, text) => {
    const items = [
      item('attendSession:s2', 'appointment', '2031-09-17T14:00:00Z'),
      item('confirmMonitor:s2', 'form', '2031-09-10T14:00:00Z'),
    ];
    const short = textOf({ items, channel: 'sms', patient: { language, zone: 'America/New_York' } });
    expect(short).toBe(text);
    expect(short.length).toBeLessThanOrEqual(160);
  });

  it('are not written for a patient whose zone nobody knows', () => {
    expect(written({ patient: { language: 'en', zone: null } })).toEqual({ cannotWrite: 'zoneUnknown' });
  });

  it.each(['en', 'es'])('name neither drug nor diagnosis nor treatment (%s)', (language) => {
    const texts = (['email', 'sms'] as const).map((channel) =>
      textOf({ channel, patient: { language, zone: 'America/New_York' } }),
    );
    expect(texts.join(' ')).not.toMatch(
      /ketamin|spravato|depress|depresi|suicid|infus|dos(e|ing|is)|troche|psych|psiqu|therap|terapia|mental/i,
    );
  });
});

describe('a message of several reminders', () => {
  let store: Store;
  let building: Building;
  let course: CourseIdentity;

  beforeAll(async () => {
    store = await openMemoryStore();
  }, databaseStartMs);

  beforeEach(async () => {
    building = await openBuilding(store);
  });

  afterEach(() => building.close());
  afterAll(() => store.close());

  async function remind(change: Partial<Remind> = {}, patient: Partial<Patient> = {}) {
    course = await building.admit(patient);
    const key = `${course.courseId}:7:0` as EffectKey;
    const effect: Remind = { type: 'remind', key, ...visit, channel: 'email', now, also: [monitor, next], ...change };
    return building.activities.remind(course, effect);
  }

  const mailed = () =>
    building.mailServer.mails.map(({ text }) => text.split('\n').filter((line) => line.startsWith('-')));

  it('is one mail, counted once towards the week', async () => {
    expect(await remind()).toEqual({ type: 'sent', channel: 'email' });
    expect(mailed()).toEqual([[expect.any(String), expect.any(String), expect.any(String)]]);
    expect(await store.effects.sentThisWeek('real', course.patient, 'email', instant('2031-03-08T14:00:00Z'))).toBe(1);
  });

  it('leaves out what has come meanwhile, and says so, while the rest goes', async () => {
    expect(await remind({ now: instant('2031-03-09T13:00:00Z') })).toEqual({
      type: 'sent',
      channel: 'email',
      leftOut: [{ obligation: monitor.obligation, reason: 'pastWhatItIsAbout' }],
    });
    expect(mailed()).toEqual([[expect.stringContaining('an appointment'), expect.stringContaining('book')]]);
  });

  it('is an ordinary reminder when one is left', async () => {
    await remind({ now: instant('2031-03-09T13:00:00Z'), also: [monitor] });
    expect(building.mailServer.mails.map(({ subject }) => subject)).toEqual([
      'Appointment reminder from Harbor Clinic',
    ]);
  });

  it('leaves out what has no words in a language without texts', async () => {
    expect(await remind({}, { language: 'vi' })).toEqual({
      type: 'sent',
      channel: 'email',
      leftOut: [{ obligation: monitor.obligation, reason: 'noTemplateForLanguage' }],
    });
  });

  it('is not sent when nothing is left, each for its own reason', async () => {
    const late = instant('2031-03-10T14:00:00Z');
    const laterForm = item('reassess:0', 'form', '2031-03-20T14:00:00Z');
    expect(await remind({ now: late, also: [laterForm] }, { language: 'vi' })).toEqual({
      type: 'notSent',
      reason: 'pastWhatItIsAbout',
      leftOut: [{ obligation: laterForm.obligation, reason: 'noTemplateForLanguage' }],
    });
    expect(building.mailServer.mails).toEqual([]);
  });

  it('is not sent as a whole to a patient who has opted out', async () => {
    expect(await remind({}, { optedOut: { email: true, sms: false } })).toEqual({
      type: 'notSent',
      reason: 'optedOut',
    });
  });
});

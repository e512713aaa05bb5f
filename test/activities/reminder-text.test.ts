import { reminderText } from '../../activities/messages/reminder-text';
import type { ReminderTextInput } from '../../activities/messages/reminder-text';
import { instant } from '../../domain/time/instant';

const clinic = { name: 'Harbor Clinic', phone: '+1 503 555 0100' };
const dayAfterClocksWentForward = instant('2031-03-10T14:00:00Z');

const written = (change: Partial<ReminderTextInput>) =>
  reminderText({
    template: 'appointment',
    about: dayAfterClocksWentForward,
    clinic,
    patient: { language: 'en', zone: 'America/New_York' },
    ...change,
  });

describe('a reminder', () => {
  it("tells the time in the patient's zone, summer time included", () => {
    expect(written({})).toEqual({
      message: {
        subject: 'Appointment reminder from Harbor Clinic',
        text: 'Harbor Clinic: you have an appointment on Monday, March 10, 2031 at 10:00 AM EDT. To change it, or to stop these messages, call +1 503 555 0100.',
      },
    });
  });

  it('tells another hour to a patient whose zone keeps no summer time', () => {
    expect(written({ patient: { language: 'en', zone: 'America/Phoenix' } })).toEqual({
      message: {
        subject: 'Appointment reminder from Harbor Clinic',
        text: 'Harbor Clinic: you have an appointment on Monday, March 10, 2031 at 7:00 AM MST. To change it, or to stop these messages, call +1 503 555 0100.',
      },
    });
  });

  it("is written in the patient's language", () => {
    expect(written({ patient: { language: 'es-MX', zone: 'America/New_York' } })).toEqual({
      message: {
        subject: 'Recordatorio de cita de Harbor Clinic',
        text: 'Harbor Clinic: usted tiene una cita el lunes, 10 de marzo de 2031, 10:00 a.m. EDT. Para cambiarla, o para no recibir más mensajes, llame al +1 503 555 0100.',
      },
    });
  });

  it.each([null, 'Mars/Olympus'])('is not written for a patient whose zone is %s', (zone) => {
    expect(written({ patient: { language: 'en', zone } })).toEqual({ cannotWrite: 'zoneUnknown' });
  });

  it('of an appointment is in English for a language without texts', () => {
    expect(written({ patient: { language: 'vi', zone: 'America/New_York' } })).toEqual(written({}));
  });

  it('of a form, which may be a consent, is not written in a language the patient does not read', () => {
    expect(written({ template: 'form', patient: { language: 'vi', zone: 'America/New_York' } })).toEqual({
      cannotWrite: 'noTemplateForLanguage',
    });
  });
});

describe('the crisis text', () => {
  const english = {
    message: {
      subject: 'A message from Harbor Clinic',
      text: 'Harbor Clinic: we will be in touch soon. If you need to talk now, call or text 988, day or night. If you are in danger, call 911. Our number is +1 503 555 0100.',
    },
  };

  it('names both emergency numbers and waits for no zone', () => {
    expect(written({ template: 'crisis', patient: { language: 'en', zone: null } })).toEqual(english);
  });

  it('names the Spanish line to a Spanish speaker', () => {
    expect(written({ template: 'crisis', patient: { language: 'es', zone: null } })).toEqual({
      message: {
        subject: 'Un mensaje de Harbor Clinic',
        text: 'Harbor Clinic: nos comunicaremos con usted pronto. Si necesita hablar ahora, llame al 988 y oprima 2, de día o de noche. Si está en peligro, llame al 911. Nuestro número es +1 503 555 0100.',
      },
    });
  });

  it('is sent in English rather than not at all', () => {
    expect(written({ template: 'crisis', patient: { language: 'vi', zone: null } })).toEqual(english);
  });
});

describe('every reminder', () => {
  const templates = ['appointment', 'form', 'booking', 'crisis'] as const;
  const everyText = templates.flatMap((template) =>
    ['en', 'es'].map(
      (language) =>
        [
          template,
          language,
          JSON.stringify(written({ template, patient: { language, zone: 'America/New_York' } })),
        ] as const,
    ),
  );

  it.each(everyText)('(%s, %s) names neither drug nor diagnosis nor treatment', (_template, _language, text) => {
    expect(text).not.toMatch(
      /ketamin|esketamin|spravato|depress|depresi|suicid|infus|dos(e|ing|is)|troche|psych|psiqu|therap|terapia|mental/i,
    );
  });

  it.each(everyText)('(%s, %s) names the clinic and its telephone', (_template, _language, text) => {
    expect(text).toContain('Harbor Clinic');
    expect(text).toContain('+1 503 555 0100');
  });
});

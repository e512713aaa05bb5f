import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseClinicFile } from '../../../worker/clinic-files';
import { smallClinic, smallClinicWith } from './small-clinic';

const demo = readFileSync(join(__dirname, '../../../clinics/demo.yaml'), 'utf8');

function refusalOf(text: string): string {
  try {
    parseClinicFile(text, 'small.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The file was accepted.');
}

describe("a clinic's file", () => {
  it('is read as it is written', () => {
    expect(parseClinicFile(smallClinic, 'small.yaml').clinic).toEqual({
      schema: 1,
      id: 'small',
      name: 'Small Clinic',
      phone: '+1 212 555 0100',
      zone: 'America/New_York',
      hours: { monday: { from: '09:00', to: '17:00' } },
      closures: ['2031-07-04'],
      sendWindow: { from: '08:00', to: '21:00' },
      lateLimitMinutes: 15,
      staff: [
        { person: 'mina', roles: ['clinician'], email: 'mina@example.org' },
        { person: 'casey', roles: ['coordinator', 'clinician'] },
      ],
      rotas: [{ role: 'clinician', onCall: true, turns: [{ person: 'mina' }] }],
      fallback: { person: 'ada', roles: ['medicalLead'], sms: '+1 212 555 0131' },
    });
  });

  it('may write the turns of a rota in any offset; they are kept in UTC', () => {
    const turn = 'person: mina\n        from: 2031-03-03T08:00:00-05:00\n        to: 2031-03-10T08:00:00-04:00';

    const { clinic } = parseClinicFile(
      smallClinicWith('- person: mina\nfallback', `- ${turn}\nfallback`),
      'small.yaml',
    );

    expect(clinic.rotas[0]?.turns).toEqual([
      { person: 'mina', from: '2031-03-03T13:00:00.000Z', to: '2031-03-10T12:00:00.000Z' },
    ]);
  });

  it('may be open until midnight', () => {
    const { clinic } = parseClinicFile(smallClinicWith('to: 17:00', 'to: 00:00'), 'small.yaml');

    expect(clinic.hours.monday).toEqual({ from: '09:00', to: '00:00' });
  });
});

describe("a clinic's file is refused, with line and column,", () => {
  it.each([
    [
      'the zone does not exist',
      'America/New_York',
      'America/Gotham',
      '5:1: zone: is no IANA time zone, e.g. America/New_York',
    ],
    ['the zone is an offset', 'America/New_York', '"+05:00"', '5:1: zone: is no IANA time zone, e.g. America/New_York'],
    ['a time of day is none', 'from: 08:00', 'from: 8 am', '10:15: sendWindow.from: expected a time of day as HH:mm'],
    ['a window ends before it starts', 'to: 21:00', 'to: 07:00', '10:28: sendWindow.to: ends before it starts'],
    ['the clinic never opens', '\n  monday: { from: 09:00, to: 17:00 }', ' {}', '6:1: hours: the clinic is never open'],
    ['a closure is no date', '2031-07-04', '2031-02-30', '9:5: closures.0: expected a date as YYYY-MM-DD'],
    [
      'a member is missing',
      'lateLimitMinutes: 15\n',
      '',
      '1:1: lateLimitMinutes: Invalid input: expected number, received undefined',
    ],
    [
      'a member is not known',
      'lateLimitMinutes',
      'lateLimit: 1\nlateLimitMinutes',
      '11:1: lateLimit: Unrecognized key: "lateLimit"',
    ],
    [
      'a number has no country code',
      '+1 212 555 0131',
      '(212) 555 0131',
      '26:3: fallback.sms: expected a number with its country code, e.g. +1 212 555 0100',
    ],
    ['a person is listed twice', 'person: casey', 'person: mina', '16:5: staff.1.person: "mina" is already listed'],
    [
      'a rota names a stranger',
      '- person: mina\nfallback',
      '- person: kim\nfallback',
      '22:9: rotas.0.turns.0.person: "kim" is not listed under staff',
    ],
    [
      'a rota names somebody of another role',
      'role: clinician',
      'role: medicalLead',
      '22:9: rotas.0.turns.0.person: "mina" is no medicalLead',
    ],
    [
      'nobody can reach who is on call',
      '- person: mina\nfallback',
      '- person: casey\nfallback',
      '22:9: rotas.0.turns.0.person: "casey" is on call but has no email or sms',
    ],
    [
      'nobody can reach the fallback',
      '  sms: +1 212 555 0131\n',
      '',
      '23:1: fallback: needs an email or sms to be called by',
    ],
    [
      'a turn is no instant',
      '- person: mina\nfallback',
      '- { person: mina, from: 08:00 }\nfallback',
      '22:25: rotas.0.turns.0.from: expected an instant with its offset, e.g. 2031-03-03T08:00:00-05:00',
    ],
    [
      'the YAML is broken',
      'closures:',
      'closures: [',
      '9:3: Block collections are not allowed within flow collections',
    ],
  ])('when %s', (_case, text, replacement, refusal) => {
    expect(refusalOf(smallClinicWith(text, replacement)).split('\n')[0]).toBe(`small.yaml:${refusal}`);
  });

  it('with everything that is wrong at once', () => {
    const twice = smallClinicWith('09:00', '9:00').replace('mina@example.org', 'mina at example');

    expect(refusalOf(twice)).toBe(
      'small.yaml:7:13: hours.monday.from: expected a time of day as HH:mm\n' +
        'small.yaml:15:5: staff.0.email: expected a mail address',
    );
  });

  it('when there is nothing in it', () => {
    expect(refusalOf('')).toBe('small.yaml:1:1: Invalid input: expected object, received null');
  });
});

describe('the demo clinic', () => {
  it('has somebody on call for the clinicians and the medical lead', () => {
    const { clinic } = parseClinicFile(demo, 'clinics/demo.yaml');

    expect(clinic.id).toBe('demo');
    expect(clinic.rotas.filter(({ onCall }) => onCall)).toEqual([
      { role: 'clinician', onCall: true, turns: [{ person: 'mina-sato' }] },
      { role: 'medicalLead', onCall: true, turns: [{ person: 'ada-lindqvist' }] },
    ]);
  });

  it('leads to nobody who exists', () => {
    const { staff, fallback, phone } = parseClinicFile(demo, 'clinics/demo.yaml').clinic;

    for (const { email, sms } of [...staff, fallback]) {
      expect(email).toMatch(/@example\.org$/);
      if (sms !== undefined) expect(sms).toMatch(/^\+1 212 555 01\d\d$/);
    }
    expect(phone).toMatch(/^\+1 212 555 01\d\d$/);
  });
});

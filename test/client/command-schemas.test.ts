import { badFieldsOf } from '../../client/bad-fields-of';
import { commandSchemas } from '../../client/command-schemas/command-schemas';
import type { BadField } from '../../client/bad-field';
import type { CommandType } from '../../domain/course/commands';
import { commandContract } from '../../workflows/messages';

function badFields(type: CommandType, sent: object): BadField[] {
  return badFieldsOf(commandSchemas[type], { type, ...sent });
}

function read(type: CommandType, sent: object): unknown {
  return commandSchemas[type].parse({ type, ...sent });
}

describe('the table of command schemas', () => {
  it('reads each command under its own name', () => {
    expect(Object.entries(commandSchemas).map(([type, schema]) => [type, schema.shape.type.value])).toEqual(
      Object.keys(commandContract).map((type) => [type, type]),
    );
  });
});

describe('a command that is well formed', () => {
  it('has its instants in UTC and what was left out at its default', () => {
    expect(read('BookSession', { startsAt: '2031-03-03T15:00:00+01:00' })).toEqual({
      type: 'BookSession',
      startsAt: '2031-03-03T14:00:00.000Z',
      reason: null,
      override: false,
      replaces: null,
    });
  });

  it('says when a fact was so only if the sender did', () => {
    expect(read('RaiseFlag', { reason: 'worried' })).toEqual({ type: 'RaiseFlag', reason: 'worried' });
    expect(read('RaiseFlag', { reason: ' worried ', at: '2031-03-03T14:00:00Z' })).toEqual({
      type: 'RaiseFlag',
      reason: 'worried',
      at: '2031-03-03T14:00:00.000Z',
    });
  });

  it('keeps a measure with missing and impossible items, for the rules to judge', () => {
    const form = { instrument: 'PHQ-9', items: [0, null, 0, 0, 0, 0, 0, 0, 3, 9], session: null };
    expect(read('RecordMeasure', form)).toEqual({ type: 'RecordMeasure', ...form });
  });
});

describe('a command that is malformed', () => {
  it('is refused for a hold that nobody of the clinic would own', () => {
    const owners = ['coordinator', 'clinician', 'medicalLead', 'integration', 'auditor', 'admin'];
    expect(owners.filter((owner) => badFields('PlaceHold', { reason: 'fever', owner }).length === 0)).toEqual([
      'coordinator',
      'clinician',
      'medicalLead',
    ]);
  });

  it('is told every bad field at once, with its value and the way out', () => {
    expect(
      badFields('RecordVitals', { session: 's 1', moment: 'later', systolic: 0, diastolic: '80', pulse: 70 }),
    ).toEqual([
      {
        field: 'session',
        value: 's 1',
        message: 'is not an id: letters and digits, no spaces',
        wayOut: 'write it as it was given to you',
      },
      {
        field: 'moment',
        value: 'later',
        message: 'is none of the allowed values',
        wayOut: 'send one of: before, during, after',
      },
      { field: 'systolic', value: 0, message: 'is less than 1', wayOut: 'send at least 1' },
      {
        field: 'diastolic',
        value: '80',
        message: 'is a string',
        wayOut: 'send a number',
      },
      { field: 'heartRate', message: 'is missing', wayOut: 'send a number' },
      {
        field: 'pulse',
        value: 70,
        message: 'is not known here',
        wayOut:
          'leave it out, or correct its spelling; there are: ' +
          'type, session, moment, systolic, diastolic, heartRate, at, fact',
      },
    ]);
  });

  it.each([
    ['tomorrow'],
    ['2031-03-03'],
    ['2031-03-03T14:00'],
    ['2031-02-30T14:00:00Z'],
    ['2031-13-01T14:00:00Z'],
    ['2031-03-03T25:00:00Z'],
  ])('is refused for an instant such as %s', (startsAt) => {
    expect(badFields('BookSession', { startsAt })).toEqual([
      {
        field: 'startsAt',
        value: startsAt,
        message: 'is not an instant',
        wayOut: 'send ISO text with an offset and a date that exists, such as 2031-03-03T14:00:00Z',
      },
    ]);
  });

  it.each([
    ['a NUL', 'wor\u0000ried'],
    ['half a character', 'worried \ud83d'],
    ['an escape sequence', '\u001b[2J'],
  ])('is refused for %s, which no database would keep or no screen should show', (_what, reason) => {
    expect(badFields('RaiseFlag', { reason }).map(({ field, message }) => [field, message])).toEqual([
      ['reason', 'holds a control character or half a character'],
    ]);
  });

  it('is refused for an empty reason and for one beyond 2,000 characters, shown shortened', () => {
    expect(badFields('RaiseFlag', { reason: '  ' })).toEqual([
      {
        field: 'reason',
        value: '  ',
        message: 'is less than 1 character',
        wayOut: 'send at least 1 character',
      },
    ]);
    expect(badFields('RaiseFlag', { reason: 'x'.repeat(2_001) })).toEqual([
      {
        field: 'reason',
        value: `${'x'.repeat(100)}…`,
        message: 'is more than 2000 characters',
        wayOut: 'send at most 2000 characters',
      },
    ]);
  });

  it('names the fact of an adoption that lacks its time or its origin', () => {
    const [lacking, unknown] = [{ type: 'RaiseFlag', reason: 'worried' }, { type: 'Guess' }];
    const fields = badFields('AdoptCourse', { facts: [lacking, unknown] }).map(({ field, message }) => [
      field,
      message,
    ]);
    expect(fields.filter(([field]) => field?.startsWith('facts'))).toEqual([
      ['facts[0].at', 'is missing'],
      ['facts[0].fact', 'is missing'],
      ['facts[1].type', 'is none of the allowed values'],
    ]);
  });

  it('is told which names there are where it has one that is not known, however deep', () => {
    const fact = { source: 'ehr', id: '1', version: 1, revision: 2 };
    const dose = { type: 'ReportDose', session: 's-1', dose: { amount: '1', unit: 'mg', route: 'oral' } };
    const facts = [{ ...dose, at: '2031-03-03T14:00:00Z', by: 'nurse', fact }];
    const unknown = badFields('AdoptCourse', { facts }).filter(({ message }) => message === 'is not known here');
    const wayOut = (names: string) => `leave it out, or correct its spelling; there are: ${names}`;
    expect(unknown.map(({ field, value, wayOut: named }) => [field, value, named])).toEqual([
      ['facts[0].dose.route', 'oral', wayOut('amount, unit')],
      ['facts[0].fact.revision', 2, wayOut('source, id, version')],
      ['facts[0].by', 'nurse', wayOut('type, session, series, dose, at, fact')],
    ]);
  });
});

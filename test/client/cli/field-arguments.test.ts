import { hasClinicTimes, withClinicTimes } from '../../../client/cli/clinic-times';
import { readFields } from '../../../client/cli/field-arguments';
import { commandSchemas } from '../../../client/command-schemas/command-schemas';

const { RecordVitals, RaiseFlag, RecordMeasure, BookSession, ReportDose, SubmitScreening } = commandSchemas;

describe('fields typed after a command', () => {
  it('have the types that the command wants', () => {
    expect(readFields(['--session', '12', '--moment', 'before', '--heart-rate', '70'], RecordVitals)).toEqual({
      session: '12',
      moment: 'before',
      heartRate: 70,
    });
    expect(readFields(['--reason', '123'], RaiseFlag)).toEqual({ reason: '123' });
    expect(readFields(['--items', '0,null,3'], RecordMeasure)).toEqual({ items: [0, null, 3] });
    expect(readFields(['--items=[1]', '--session', 'null'], RecordMeasure)).toEqual({ items: [1], session: 'null' });
  });

  it('are true when nothing follows them', () => {
    expect(readFields(['--override', '--reason', 'holiday'], BookSession)).toEqual({
      override: true,
      reason: 'holiday',
    });
  });

  it('reach into objects by dots', () => {
    expect(readFields(['--dose.amount', '100', '--dose.unit', 'mg'], ReportDose)).toEqual({
      dose: { amount: '100', unit: 'mg' },
    });
    expect(readFields(['--fact.id', '7', '--fact.version', '2'], RaiseFlag)).toEqual({ fact: { id: '7', version: 2 } });
    expect(readFields(['--answers.psychosis', 'true'], SubmitScreening)).toEqual({ answers: { psychosis: true } });
  });

  it('are refused when they are no fields', () => {
    expect(() => readFields(['worried'], RaiseFlag)).toThrow(
      '"worried" is no field. Write fields as --name value, e.g. --reason "moved away".',
    );
  });
});

describe('a time without an offset', () => {
  it("is on the clinic's clock, across a change to summer time too", () => {
    const fields = { startsAt: '2031-03-10 10:00', reason: 'moved from 2031-03-09 10:00', override: false };
    expect(hasClinicTimes(fields)).toBe(true);
    expect(withClinicTimes(fields, 'America/New_York')).toEqual({ ...fields, startsAt: '2031-03-10T14:00:00.000Z' });
    expect(withClinicTimes({ startsAt: '2031-03-08T10:00' }, 'America/New_York')).toEqual({
      startsAt: '2031-03-08T15:00:00.000Z',
    });
  });

  it('is left alone where an offset is there, and refused where its date is not', () => {
    expect(hasClinicTimes({ startsAt: '2031-03-10T10:00:00Z' })).toBe(false);
    expect(() => withClinicTimes({ startsAt: '2031-02-30 10:00' }, 'UTC')).toThrow('Not a date: "2031-02-30"');
  });
});

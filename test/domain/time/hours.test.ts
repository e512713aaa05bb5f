import type { ClinicFile } from '../../../domain/clinic/clinic-file';
import type { ClinicId } from '../../../domain/ids';
import { isOpen, nextOpening } from '../../../domain/time/clinic-hours';
import { instant } from '../../../domain/time/instant';
import { insideSendWindow, nextSendOpening, reminderInstant } from '../../../domain/time/send-window';

const newYork = 'America/New_York';
const nineToFive = { from: '09:00', to: '17:00' };
const clinic: ClinicFile = {
  schema: 1,
  id: 'riverside' as ClinicId,
  name: 'Riverside',
  phone: '+1 212 555 0100',
  zone: newYork,
  hours: { monday: nineToFive, tuesday: nineToFive, thursday: nineToFive, friday: { from: '16:00', to: '00:00' } },
  closures: ['2031-03-04'],
  sendWindow: { from: '08:00', to: '21:00' },
  lateLimitMinutes: 15,
  staff: [],
  rotas: [],
  fallback: { person: 'duty-desk', roles: ['clinician'] },
};

describe('clinic hours', () => {
  it('hold their first second and not their last', () => {
    expect(isOpen(clinic, instant('2031-03-03T13:59:59Z'))).toBe(false);
    expect(isOpen(clinic, instant('2031-03-03T14:00:00Z'))).toBe(true);
    expect(isOpen(clinic, instant('2031-03-03T22:00:00Z'))).toBe(false);
  });

  it('that end at 00:00 last until midnight', () => {
    expect(isOpen(clinic, instant('2031-03-08T04:59:59Z'))).toBe(true);
    expect(isOpen(clinic, instant('2031-03-08T05:00:00Z'))).toBe(false);
  });

  it('are reached by the next opening, over a closure, a free day and a clock change', () => {
    expect(nextOpening(clinic, instant('2031-03-03T15:00:00Z'))).toBe('2031-03-03T15:00:00.000Z');
    expect(nextOpening(clinic, instant('2031-03-03T22:00:00Z'))).toBe('2031-03-06T14:00:00.000Z');
    expect(nextOpening(clinic, instant('2031-03-08T06:00:00Z'))).toBe('2031-03-10T13:00:00.000Z');
  });

  it('that never come hold nothing back', () => {
    const shut = { ...clinic, hours: {} };
    expect(nextOpening(shut, instant('2031-03-03T22:00:00Z'))).toBe('2031-03-03T22:00:00.000Z');
  });
});

describe('the send window', () => {
  const window = clinic.sendWindow;

  it('is shut at 21:00:00 (R24)', () => {
    expect(insideSendWindow(instant('2031-03-03T13:00:00Z'), newYork, window)).toBe(true);
    expect(insideSendWindow(instant('2031-03-04T01:59:59Z'), newYork, window)).toBe(true);
    expect(insideSendWindow(instant('2031-03-04T02:00:00Z'), newYork, window)).toBe(false);
  });

  it('opens next in the morning, in summer time after the change', () => {
    expect(nextSendOpening(instant('2031-03-09T02:00:00Z'), newYork, window)).toBe('2031-03-09T12:00:00.000Z');
    expect(nextSendOpening(instant('2031-03-09T13:00:00Z'), newYork, window)).toBe('2031-03-09T13:00:00.000Z');
  });

  it("takes a reminder known beforehand in its evening's last minute (R24)", () => {
    const visit = instant('2031-03-07T11:00:00Z');
    expect(reminderInstant(instant('2031-03-06T11:00:00Z'), visit, newYork, window)).toBe('2031-03-06T01:59:00.000Z');
    expect(reminderInstant(instant('2031-03-06T02:00:00Z'), visit, newYork, window)).toBe('2031-03-06T01:59:00.000Z');
    expect(reminderInstant(instant('2031-03-05T15:00:00Z'), visit, newYork, window)).toBe('2031-03-05T15:00:00.000Z');
  });

  it('leaves no reminder for after what it is about', () => {
    const visit = instant('2031-03-05T14:00:00Z');
    expect(reminderInstant(instant('2031-03-06T11:00:00Z'), visit, newYork, window)).toBeNull();
  });
});

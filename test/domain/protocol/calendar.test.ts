import { calendarOf } from '../../../domain/protocol/calendar';
import type { Protocol } from '../../../domain/protocol/schema';
import { localDate } from '../../../domain/time/local-date';
import { shippedProtocol } from '../../support/shipped-protocol';

const zone = 'America/New_York';

function calendar(start: string, change: (protocol: Protocol) => void = () => undefined) {
  const protocol = shippedProtocol('sublingual-home');
  change(protocol);
  return calendarOf(protocol, localDate(start), zone);
}

describe('the calendar of the shipped protocol', () => {
  const { sessions, integration, reassessment, weeks } = calendar('2031-03-03');

  it('aims at every Monday, with a window from 72 hours to 14 dates after the session before (R15)', () => {
    expect(sessions.map(({ on }) => on)).toEqual([
      '2031-03-03',
      '2031-03-10',
      '2031-03-17',
      '2031-03-24',
      '2031-03-31',
      '2031-04-07',
    ]);
    expect(sessions[0]?.window).toBeNull();
    expect(sessions[1]?.window).toEqual({ earliest: '2031-03-06', targetTo: '2031-03-10', latest: '2031-03-17' });
  });

  it('asks for a consult after the second and the sixth session', () => {
    expect(sessions.filter(({ consultAfter }) => consultAfter).map(({ number }) => number)).toEqual([2, 6]);
  });

  it('integrates until the thirtieth day, and reassesses to the sixtieth (R16)', () => {
    expect(integration).toEqual({ from: '2031-04-08', to: '2031-05-06' });
    expect(reassessment).toEqual({ opens: '2031-05-07', closes: '2031-06-06' });
  });

  it('has a week for every Monday from the start to the close', () => {
    expect(weeks).toHaveLength(14);
    expect(weeks[0]?.monday).toBe('2031-03-03');
    expect(weeks.at(-1)?.monday).toBe('2031-06-02');
    expect(weeks.map(({ sessions: held }) => held.length)).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('another calendar', () => {
  it('begins its first week on the Monday before, and goes over a leap day', () => {
    const { weeks, sessions } = calendar('2032-02-22');
    expect(weeks[0]?.monday).toBe('2032-02-16');
    expect(sessions[1]?.on).toBe('2032-02-29');
  });

  it('moves a session on to where a frequency cap lets it be (R11)', () => {
    const { sessions } = calendar('2031-03-03', ({ series: [introductory] }) => {
      if (introductory) introductory.spacing.caps = [{ sessions: 1, window: { days: 9 }, source: 'MB-CLIN (C)' }];
    });
    expect(sessions.slice(0, 3).map(({ on }) => on)).toEqual(['2031-03-03', '2031-03-12', '2031-03-21']);
  });

  it('shows six sessions of a series without end, and nothing after them', () => {
    const { sessions, integration, reassessment } = calendar('2031-03-03', ({ series: [introductory] }) => {
      if (introductory) introductory.sessions.count = null;
    });
    expect([sessions.length, integration, reassessment]).toEqual([6, null, null]);
  });
});

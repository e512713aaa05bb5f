import { checkProtocol } from '../../../domain/protocol/check/check-protocol';
import type { Instrument, Protocol } from '../../../domain/protocol/schema';
import { shippedProtocol } from '../../support/shipped-protocol';

const shipped = shippedProtocol('sublingual-home');

/** What is said of the shipped protocol after a change; what the clinic has to confirm is left out. */
function said(change: (protocol: Protocol) => void): readonly string[] {
  const protocol = structuredClone(shipped);
  change(protocol);
  return checkProtocol(protocol)
    .filter(({ level }) => level !== 'note')
    .map(({ level, path, message }) => `${level} ${path.join('.')}: ${message}`);
}

function introductory(protocol: Protocol): Protocol['series'][number] {
  const [series] = protocol.series;
  if (series === undefined) throw new Error('The shipped protocol has no series');
  return series;
}

function spacing(change: (spacing: Protocol['series'][number]['spacing']) => void): readonly string[] {
  return said((protocol) => change(introductory(protocol).spacing));
}

const own = 'MB-CLIN (C)';

describe('spacing that contradicts itself', () => {
  it('is a minimum longer than the maximum, or than the target', () => {
    expect(spacing((bounds) => (bounds.minimum = [{ span: { days: 15 }, source: own }]))).toEqual([
      'error series.0.spacing.minimum.0.span: is 15 days, longer than the maximum of 14 days',
    ]);
    expect(spacing((bounds) => (bounds.minimum = [{ span: { hours: 192 }, source: own }]))).toEqual([
      'error series.0.spacing.minimum.0.span: is 192 hours, longer than the target, which ends after 7 days',
    ]);
  });

  it('is a target outside its bounds', () => {
    expect(spacing((bounds) => (bounds.targetFrom.span = { weeks: 2 }))).toEqual([
      'error series.0.spacing.targetFrom.span: is 2 weeks, after the target ends (7 days)',
    ]);
    expect(spacing((bounds) => (bounds.targetTo.span = { months: 1 }))).toEqual([
      'error series.0.spacing.targetTo.span: is 1 month, longer than the maximum of 14 days',
    ]);
    expect(spacing((bounds) => (bounds.targetFrom.span = { days: 2 }))).toEqual([
      'warning series.0.spacing.minimum.0.span: is 72 hours, so the target cannot begin after 2 days',
    ]);
  });

  it('is grace that leaves nothing of the minimum', () => {
    expect(spacing((bounds) => (bounds.grace = { span: { days: 3 }, source: own }))).toEqual([
      'error series.0.spacing.grace.span: leaves nothing of the minimum of 72 hours',
    ]);
  });

  it('is a cap that forces gaps past the maximum, or never holds', () => {
    expect(spacing((bounds) => (bounds.caps = [{ sessions: 1, window: { days: 15 }, source: own }]))).toEqual([
      'error series.0.spacing.caps.0.window: of 15 days for 1 sessions forces gaps longer than the maximum of 14 days',
    ]);
    expect(spacing((bounds) => (bounds.caps = [{ sessions: 2, window: { days: 6 }, source: own }]))).toEqual([
      'warning series.0.spacing.caps.0.window: of 6 days never holds more than 2 sessions: the minimum already sees to that',
    ]);
    expect(spacing((bounds) => (bounds.caps = [{ sessions: 2, window: { days: 7 }, source: own }]))).toEqual([]);
  });
});

describe('a series', () => {
  it('that shares its phase with an earlier one is never reached', () => {
    const complaints = said((protocol) => (protocol.series = [introductory(protocol), ...protocol.series]));
    expect(complaints).toEqual([
      'error series.1.id: "introductory" is taken',
      'error series.1.phase: is never reached: phase "treatment" is run by the series "introductory"',
    ]);
  });

  it('has to be there for treatment, and better is for what a clinician may decide', () => {
    const complaints = said((protocol) => (protocol.series = protocol.series.slice(2)));
    expect(complaints.slice(0, 2)).toEqual([
      'error series: has no series of phase "treatment", with which every course begins',
      'warning series: has no series of phase "booster": nobody can decide for one',
    ]);
  });

  it('asks for no consult after its end, and without end for one now and then', () => {
    expect(said((protocol) => (introductory(protocol).consultAfter.sessions = [2, 7]))).toEqual([
      'warning series.0.consultAfter.sessions.1: is 7 of 6 sessions: never asked',
    ]);
    expect(said((protocol) => ((protocol.series[2] ?? introductory(protocol)).consultAfter.every = null))).toEqual([
      'error series.2.consultAfter.every: is empty: a series without end needs a consult to go on',
    ]);
  });

  it('leaves time for its observation', () => {
    expect(said((protocol) => (introductory(protocol).observationMinutes.minutes = 160))).toEqual([
      'error series.0.observationMinutes.minutes: of 160 do not fit a session of 150',
    ]);
  });
});

describe('an obligation', () => {
  it('has a rule for every kind, and no rule stands for none', () => {
    const complaints = said(({ obligations }) => {
      const { consult, ...rest } = obligations;
      Object.assign(obligations, { haveConsult: consult, ...rest });
      delete obligations['consult'];
    });
    expect(complaints).toEqual([
      'error obligations: has no rule for "consult"',
      'error obligations.haveConsult: is no kind of obligation',
    ]);
  });

  it('is reminded of before it is due and after it opens', () => {
    const changed = (change: Partial<Protocol['obligations'][string]>) =>
      said(({ obligations }) => Object.assign(obligations['bookSession'] ?? {}, change));
    expect(changed({ remindAfterOpening: [{ days: 1 }, { hours: 72 }] })).toEqual([
      'error obligations.bookSession.remindAfterOpening.1: reminds after 72 hours, when it has been due since 3 days',
    ]);
    expect(changed({ remindBefore: [{ weeks: 1 }] })).toEqual([
      'warning obligations.bookSession.remindBefore.0: reminds 1 week before it is due, which is before it opens',
    ]);
    expect(changed({ owner: 'coordinator' })).toEqual([
      'warning obligations.bookSession.owner: is coordinator: only patients are reminded, people on duty are told by the ladder',
    ]);
  });

  it('climbs a ladder of this file, upwards', () => {
    expect(said(({ obligations }) => Object.assign(obligations['consult'] ?? {}, { ladder: 'clinicl' }))).toEqual([
      'error obligations.consult.ladder: "clinicl" is none of this file\'s ladders',
    ]);
    expect(said(({ ladders }) => ladders['clinical']?.levels.reverse())).toEqual([
      'error ladders.clinical.levels.1.after: is 0 minutes, sooner than the level before it',
    ]);
  });
});

describe('a crisis', () => {
  const contact = (change: Partial<Protocol['obligations'][string]>) =>
    said(({ obligations }) => Object.assign(obligations['contactPatient'] ?? {}, change));
  const ladder = (change: Partial<Protocol['ladders'][string]>) =>
    said(({ ladders }) => Object.assign(ladders['safety'] ?? {}, change));

  it('is answered within the hour, day and night (R21, R23)', () => {
    expect(contact({ dueAfter: { hours: 2 } })).toEqual([
      'error obligations.contactPatient.dueAfter: is 2 hours: a patient in a crisis is reached within the hour',
    ]);
    expect(contact({ ladder: 'clinical' })).toEqual([
      'error obligations.contactPatient.ladder: "clinical" waits for opening hours: a crisis needs a ladder with safety: true',
      'error ladders.clinical.levels.1.after: is 1 day: in a crisis the next person is called within 15 minutes',
      'error ladders.clinical.acknowledgementLasts: is 1 day: it would outlast the hour in which the patient is to be reached',
      'warning ladders.safety: is used by no obligation',
    ]);
  });

  it('calls the first person at once and the next within 15 minutes (R23)', () => {
    const rung = { role: 'clinician', channel: 'sms' } as const;
    expect(ladder({ levels: [{ ...rung, after: { minutes: 5 } }] })).toEqual([
      'error ladders.safety.levels.0.after: is 5 minutes: in a crisis the first person is called at once',
    ]);
    expect(
      ladder({
        levels: [
          { ...rung, after: { minutes: 0 } },
          { ...rung, after: { minutes: 20 } },
        ],
      }),
    ).toEqual([
      'error ladders.safety.levels.1.after: is 20 minutes: in a crisis the next person is called within 15 minutes',
    ]);
  });

  it('reaches somebody who can decide, again and again', () => {
    const coordinator = { role: 'coordinator', after: { minutes: 0 }, channel: 'sms' } as const;
    expect(ladder({ levels: [coordinator], repeats: 0 })).toEqual([
      'error ladders.safety.levels: reaches no clinician and no medical lead',
      'warning ladders.safety.repeats: is 0: after one climb nobody is called again',
    ]);
  });

  it('is what item 9 of a PHQ-9 is from 1 upwards (R21)', () => {
    const triggers = (change: Partial<Instrument['triggers'][number]>) =>
      said(({ instruments }) => Object.assign(instruments['phq-9']?.triggers[0] ?? {}, change));
    const laxer =
      'error instruments.phq-9.triggers: has to make item 9 a crisis from 1 upwards: { item: 9, from: 1, severity: crisis }';
    expect(triggers({ from: 2 })).toEqual([laxer]);
    expect(triggers({ severity: 'clinical' })).toEqual([laxer]);
    expect(triggers({ item: 10, from: 4 })).toEqual([
      'error instruments.phq-9.triggers.0.item: is 10, but the form has 9 items',
      'error instruments.phq-9.triggers.0.from: is 4, outside the answers 0 to 3: it never acts',
      laxer,
    ]);
    expect(triggers({ from: 0 })).toEqual([]);
  });
});

describe('the rest of a protocol', () => {
  it('closes a reassessment after it opens, and integration before', () => {
    const complaints = said(({ reassessment, integration }) => {
      reassessment.closesAfter.span = { days: 30 };
      integration.weeks = 5;
    });
    expect(complaints).toEqual([
      'error reassessment.closesAfter.span: is 30 days, not after it opens (30 days)',
      'warning integration.weeks: is 5: the reassessment opens after 30 days, which ends integration',
    ]);
  });

  it('asks for a lapse no sooner than the longest gap, and for no-shows in a row no later than at all', () => {
    const complaints = said(({ lapse, noShows }) => {
      lapse.after = { days: 60 };
      noShows.within.count = 1;
    });
    expect(complaints).toEqual([
      'warning series.2.spacing.maximum.span: is 84 days, longer than a lapse (60 days)',
      'warning noShows.inARow: is 2: 1 within 90 days always comes first',
    ]);
  });

  it('names a source of the file for every figure (R19)', () => {
    expect(said(({ lapse }) => (lapse.source = 'somebody said so'))).toEqual([
      'error lapse.source: "somebody said so" names no source: write KEY (P, S, C or F), e.g. "MB-CLIN (C)", or "project default, clinic to confirm"',
    ]);
    expect(said(({ lapse }) => (lapse.source = 'MB-RETT (C)'))).toEqual([
      'error lapse.source: names "MB-RETT", which is not among this file\'s sources',
    ]);
  });

  it('tells its questions, supplies and instruments apart', () => {
    const complaints = said(({ screening, supplies, measures }) => {
      screening.questions.push(...screening.questions.slice(0, 1));
      supplies.push(...supplies.slice(1));
      measures.push(...measures);
    });
    expect(complaints).toEqual([
      'error screening.questions.12.id: "psychosis" is taken',
      'error supplies.2.id: "kit" is taken',
      'error measures.2.instrument: "phq-9" is taken',
      'error measures.3.instrument: "gad-7" is taken',
    ]);
  });
});

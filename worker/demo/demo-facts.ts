import type { AdoptableCommand, AdoptedFact } from '../../domain/course/commands';
import type { SessionId } from '../../domain/ids';
import type { Protocol } from '../../domain/protocol/schema';
import { plusMinutes, type Instant } from '../../domain/time/instant';
import { nothingApplies } from './nothing-applies';

const dayMinutes = 24 * 60;
const calm = [1, 1, 1, 1, 1, 1, 1, 1, 0] as const;
const improving = [1, 1, 1, 1, 0, 0, 1, 0, 0] as const;

/** Facts of a synthetic course, told as so many days before the present; ids follow from what they say. */
export class DemoFacts {
  private readonly told: AdoptedFact[] = [];

  constructor(
    private readonly patient: string,
    private readonly protocol: Protocol,
    private readonly now: Instant,
  ) {}

  get facts(): readonly AdoptedFact[] {
    return this.told;
  }

  screened(daysAgo: number): this {
    return this.fact(daysAgo, { type: 'SubmitScreening', answers: nothingApplies(this.protocol) });
  }

  approved(daysAgo: number): this {
    return this.fact(daysAgo, { type: 'DecideScreening', decision: 'approved', reason: 'suitable for the programme' });
  }

  consented(daysAgo: number): this {
    const { form, version } = this.protocol.consent;
    return this.fact(daysAgo, {
      type: 'SignConsent',
      form,
      version,
      language: 'en',
      signer: 'patient',
      method: 'electronic',
    });
  }

  supplied(daysAgo: number): this {
    return this.protocol.supplies.reduce<this>(
      (_, { id }) => this.fact(daysAgo, { type: 'RecordSupply', supply: id, state: 'delivered' }, id),
      this,
    );
  }

  /** Weekly sessions that went well, the first so many days ago. */
  dosed(count: number, firstDaysAgo: number, lastAnswered = true): this {
    for (let index = 0; index < count; index += 1) {
      const daysAgo = firstDaysAgo - 7 * index;
      const session = this.session(index + 1);
      const items = index < 2 ? [...calm] : [...improving];
      this.fact(daysAgo, { type: 'RecordMeasure', instrument: 'phq-9', items, session }, `phq-${session}`);
      this.fact(daysAgo, { type: 'ReportDose', session, dose: null }, `dose-${session}`);
      this.fact(daysAgo, { type: 'DischargeSession', session }, `discharge-${session}`);
      if (lastAnswered || index < count - 1) {
        this.fact(
          daysAgo - 1,
          { type: 'AnswerCheckIn', session, wellbeing: 'well', note: null },
          `check-in-${session}`,
        );
      }
    }
    return this;
  }

  booked(ordinal: number, inDays: number): this {
    const startsAt = this.at(-inDays);
    const endsAt = plusMinutes(startsAt, 150);
    const session = this.session(ordinal);
    const [series] = this.protocol.series;
    if (!series) throw new Error(`Protocol ${this.protocol.id} has no series`);
    return this.fact(1, { type: 'ReportBooking', session, series: series.id, startsAt, endsAt }, `booking-${session}`);
  }

  decided(daysAgo: number, decision: 'booster' | 'maintenance'): this {
    return this.fact(daysAgo, { type: 'DecideBooster', decision, reason: 'relief fades between sessions' });
  }

  private session(ordinal: number): SessionId {
    return `s-${this.patient}-${ordinal}` as SessionId;
  }

  private at(daysAgo: number): Instant {
    return plusMinutes(this.now, -daysAgo * dayMinutes);
  }

  private fact(daysAgo: number, command: AdoptableCommand, id: string = command.type): this {
    const fact = { source: 'demo', id: `${this.patient}-${id}`, version: 1 };
    this.told.push({ ...command, at: this.at(daysAgo), fact });
    return this;
  }
}

import type { AdvanceInput } from '../../activities/contract';
import type { Step } from '../../domain/course/step';
import { instant, type Instant } from '../../domain/time/instant';
import type { CarriedCourse } from '../../workflows/messages';
import { begin } from '../../workflows/shell/begin';
import type { Next } from '../../workflows/shell/next';
import type { Arrival, Done, Outcome } from '../../workflows/shell/outcome';
import { plan } from '../../workflows/shell/plan';
import type { Answer, Run } from '../../workflows/shell/run';
import { settle } from '../../workflows/shell/settle';
import { toyAdvance, toyIdentity } from '../support/toy-domain';

type Advance = (input: AdvanceInput) => Step | 'fails';

/** The first instant of every test; `at` names others of the same day. */
export const start = at('14:00:00');

export function at(time: string): Instant {
  return instant(`2031-03-03T${time}Z`);
}

/** A course without a log, opened by nothing. */
export const newCourse: CarriedCourse = {
  v: 1,
  identity: toyIdentity,
  log: [],
  recordedThrough: 0,
  parked: [],
  opening: null,
  lookAgain: false,
};

/** Steps a run by hand: everything it asks for is done at once, and nothing comes in but what the test lets arrive. */
export class DrivenRun {
  /** All that was done, in order. */
  readonly did: Next[] = [];
  readonly answers: Answer[] = [];
  /** What Temporal suggests from now on. */
  suggestion: Outcome['continueAsNew'] = 'no';
  run: Run;

  constructor(
    carried: CarriedCourse = newCourse,
    public advance: Advance = toyAdvance,
  ) {
    this.run = begin(carried, start);
  }

  /** Goes on until the run waits or ends, and says which. */
  goesOn(now: Instant = this.run.now): Next {
    this.run = { ...this.run, now };
    for (;;) {
      const next = plan(this.run);
      if (next.type === 'wait' || next.type === 'finish' || next.type === 'continueAsNew') return next;
      this.did.push(next);
      if (next.type === 'answer') this.answers.push(...next.answers);
      this.run = settle(this.run, this.outcome(this.doneOf(next)));
    }
  }

  /** Lets these arrive while the run waits, then goes on. */
  receives(...arrivals: readonly Arrival[]): Next {
    this.run = settle(this.run, { ...this.outcome({ type: 'waited' }), arrivals });
    return this.goesOn();
  }

  /** The clock moves on to that instant, and the timer rings if it was armed for one before. */
  reaches(now: Instant): Next {
    const { armedFor } = this.run.clock;
    this.run = { ...this.run, now };
    return armedFor !== null && armedFor <= now ? this.receives({ type: 'rang', at: armedFor }) : this.goesOn();
  }

  /** What was done of one type, in order. */
  all<Type extends Next['type']>(type: Type): Extract<Next, { readonly type: Type }>[] {
    return this.did.filter((next): next is Extract<Next, { readonly type: Type }> => next.type === type);
  }

  private doneOf(next: Next): Done {
    switch (next.type) {
      case 'answer':
        return { type: 'answered' };
      case 'startEffects':
        return { type: 'effectsStarted' };
      case 'raiseAlarms':
        return { type: 'alarmsRaised' };
      case 'advance': {
        const { input } = next;
        const step = this.advance(input);
        return step === 'fails'
          ? { type: 'undecided', input, because: 'a rule broke' }
          : { type: 'decided', input, step };
      }
      case 'record':
        return { type: 'recordStarted', throughSeq: next.throughSeq };
      case 'show':
        return { type: 'shown' };
      case 'arm':
        return { type: 'armed', at: next.at };
      case 'drain':
        return { type: 'drained' };
      case 'wait':
      case 'finish':
      case 'continueAsNew':
        throw new Error(`Nothing is done about ${next.type}`);
    }
  }

  private outcome(done: Done): Outcome {
    return { at: this.run.now, done, arrivals: [], continueAsNew: this.suggestion };
  }
}

import type { AdvanceInput, AlarmInput, RecordInput } from '../../activities/contract';
import type { EffectOutcome } from '../../domain/course/effects';
import type { Delivery } from '../../domain/course/letters';
import type { LogEntry } from '../../domain/course/log';
import type { Reply, Step } from '../../domain/course/step';
import { instant, instantOfMs, type Instant } from '../../domain/time/instant';
import type { CarriedCourse } from '../../workflows/messages';
import { begin } from '../../workflows/shell/begin';
import { openInbox, type Inbox, type Waiter } from '../../workflows/shell/inbox';
import { letterKey } from '../../workflows/shell/letter-key';
import type { Next } from '../../workflows/shell/next';
import type { Done, Outcome } from '../../workflows/shell/outcome';
import { plan } from '../../workflows/shell/plan';
import type { Run } from '../../workflows/shell/run';
import { settle } from '../../workflows/shell/settle';
import { toyAdvance, toyFact, toyIdentity } from '../support/toy-domain';
import { StoredLog } from './stored-log';

/** A letter on its way, and whether somebody waits for the answer. */
export interface Sending {
  readonly delivery: Delivery;
  readonly wantsAnswer: boolean;
}

export interface WorldScript {
  readonly opening: Sending;
  readonly letters: readonly Sending[];
  /** Decides, number by number, what goes wrong and what comes first; at its end everything goes well. */
  readonly tape: readonly number[];
}

const startsAt = instant('2031-03-03T14:00:00Z');

/** Everything around one course's interpreter: callers, activities, timers, the store, failing as the tape says. */
export class ShellWorld {
  readonly store = new StoredLog();
  readonly replies: { readonly key: string; readonly reply: Reply }[] = [];
  readonly failedSafetyLetters = new Set<string>();
  readonly heardAlarms: AlarmInput[] = [];
  readonly counts = { continuedAsNew: 0, finished: 0, undecided: 0, decided: 0 };
  run: Run;
  private nowMs = Date.parse(startsAt);
  private inbox: Inbox = openInbox();
  private calls: { readonly sending: Sending; readonly waiter: Waiter }[] = [];
  /** Handlers that have their answer and are yet to return it. */
  private finishing = 0;
  private toSend: Sending[];
  private givenUp: Sending[] = [];
  /** How often callers send again after a fault. */
  private patience = 10;
  private effects: string[] = [];
  private startedEffects = new Set<string>();
  private batch: { readonly input: RecordInput; readonly throughSeq: number } | null = null;
  private ringing: AlarmInput[] = [];
  private timer: Instant | null = null;
  private read = 0;

  constructor(private readonly script: WorldScript) {
    this.toSend = [script.opening, ...script.letters];
    this.run = this.beginRun(this.freshCourse());
  }

  /** Runs until nothing is left to happen. */
  runToRest(): void {
    for (let steps = 0; steps < 20_000; steps += 1) {
      const next = plan(this.run);
      if (next.type === 'wait' && !this.inbox.hasArrivals() && !this.somethingHappens(true)) return;
      if (next.type === 'finish') {
        this.finish();
        if (this.toSend.length === 0) return;
        // Whoever finds the course closed starts it again together with the letter.
        this.run = this.beginRun(this.restarted());
        this.deliver();
        continue;
      }
      const outcome = this.perform(next);
      this.run = settle(this.run, outcome);
    }
    throw new Error('The course never comes to rest');
  }

  /** Everything works from now on: the course looks again, and whoever gave up asks again. */
  mend(): void {
    const lookAgain: Delivery['letter'] = { type: 'LookAgain', because: 'engineBuild' };
    this.toSend.push({ delivery: toyFact('mended', lookAgain), wantsAnswer: false }, ...this.givenUp);
    this.givenUp = [];
    this.read = this.script.tape.length;
  }

  private perform(next: Exclude<Next, { readonly type: 'finish' }>): Outcome {
    // Between the last look at the inbox and the hand-over nothing can come in.
    while (next.type !== 'continueAsNew' && this.chance(30)) this.somethingHappens(false);
    const done = this.act(next);
    const continueAsNew = this.chance(40) ? (this.chance(50) ? 'newBuild' : 'sameBuild') : 'no';
    return { at: instantOfMs(this.nowMs), done, arrivals: this.inbox.takeArrivals(), continueAsNew };
  }

  private act(next: Exclude<Next, { readonly type: 'finish' }>): Done {
    switch (next.type) {
      case 'answer':
        this.inbox.answer(next.answers);
        this.hearAnswers();
        return { type: 'answered' };
      case 'startEffects':
        for (const { key } of next.effects) {
          must(!this.startedEffects.has(key), `effect ${key} started twice`);
          this.startedEffects.add(key);
          this.effects.push(key);
        }
        return { type: 'effectsStarted' };
      case 'raiseAlarms':
        this.ringing.push(...next.alarms);
        return { type: 'alarmsRaised' };
      case 'advance':
        this.finishing = 0;
        return this.advance(next.input);
      case 'record':
        must(this.batch === null, 'two batches in flight');
        must(next.input.entries[0]?.seq === this.run.lane.recordedThrough + 1, 'a gap between batches');
        this.batch = next;
        return { type: 'recordStarted', throughSeq: next.throughSeq };
      case 'show':
        return { type: 'shown' };
      case 'arm':
        must(this.timer === null || next.at < this.timer, 'an armed timer was moved later');
        this.timer = next.at;
        return { type: 'armed', at: next.at };
      case 'wait':
        this.finishing = 0;
        return { type: 'waited' };
      case 'drain':
        must(this.calls.length === 0 || this.inbox.hasArrivals(), 'a caller waits for an answer that nobody prepares');
        if (!this.inbox.hasArrivals()) this.finishing = 0;
        return { type: 'drained' };
      case 'continueAsNew':
        this.run = this.beginRun(this.continued(next.carried));
        return { type: 'waited' };
    }
  }

  private advance(input: AdvanceInput): Done {
    const isFailing = this.chance(20);
    if (this.chance(20)) this.nowMs += 2_000;
    if (isFailing) {
      this.counts.undecided += 1;
      if (input.delivery.letter.type === 'RecordMeasure') this.failedSafetyLetters.add(input.delivery.cause.id);
      return { type: 'undecided', input, because: 'a rule broke' };
    }
    this.counts.decided += 1;
    const step = throughJson(toyAdvance(input, this.chance(10) ? 'newer' : 'toy'));
    return { type: 'decided', input, step: this.spoiled(step, input) };
  }

  /** Rules that forget a reply, or leave something due after a wake. */
  private spoiled(step: Step, { delivery, now }: AdvanceInput): Step {
    if (delivery.letter.type === 'Wake') return this.chance(10) ? { ...step, wakeAt: now } : step;
    return this.chance(5) ? { ...step, replies: [] } : step;
  }

  /** One thing that comes by itself. With `must`, time passes until there is one; false when nothing is left. */
  private somethingHappens(must: boolean): boolean {
    const possible = [
      ...(this.toSend.length > 0 ? [() => this.deliver()] : []),
      ...(this.effects.length > 0 ? [() => this.settleEffect()] : []),
      ...(this.batch !== null ? [() => this.record()] : []),
      ...(this.ringing.length > 0 ? [() => this.hearAlarm()] : []),
      ...(this.timer !== null && this.nowMs >= Date.parse(this.timer) ? [() => this.ring()] : []),
      ...(must ? [] : [() => void (this.nowMs += [1_000, 60_000, 3_600_000][this.choose(3)]!)]),
    ];
    if (possible.length > 0) {
      possible[this.choose(possible.length)]!();
      return true;
    }
    if (!must || this.timer === null) return false;
    this.nowMs = Date.parse(this.timer);
    this.ring();
    return true;
  }

  private deliver(): void {
    const [sending] = this.toSend.splice(this.choose(this.toSend.length), 1);
    const { delivery, wantsAnswer } = sending!;
    if (wantsAnswer) this.calls.push({ sending: sending!, waiter: this.inbox.expectAnswer(letterKey(delivery)) });
    this.inbox.arrive({ type: wantsAnswer ? 'command' : 'fact', delivery });
  }

  private settleEffect(): void {
    const [key] = this.effects.splice(this.choose(this.effects.length), 1);
    const outcome: EffectOutcome = this.chance(30) ? { type: 'failedTemporarily', reason: 'away' } : { type: 'held' };
    this.inbox.arrive({ type: 'effectSettled', key: key as Run['effects']['inFlight'][number], outcome });
  }

  /** An attempt may write and die before it can say so: the batch stays in flight and is written again. */
  private record(): void {
    const { input, throughSeq } = this.batch!;
    this.store.write(input);
    if (this.chance(40)) return;
    this.batch = null;
    this.inbox.arrive({ type: 'recorded', throughSeq });
  }

  private hearAlarm(): void {
    const alarm = this.ringing.shift()!;
    this.heardAlarms.push(alarm);
    this.inbox.arrive({ type: 'alarmHeard', key: alarm.key });
  }

  private ring(): void {
    this.inbox.arrive({ type: 'rang', at: this.timer! });
    this.timer = null;
  }

  private hearAnswers(): void {
    const answered = this.calls.filter(({ waiter }) => waiter.content !== null);
    this.calls = this.calls.filter(({ waiter }) => waiter.content === null);
    this.finishing += answered.length;
    for (const { sending, waiter } of answered) {
      if (waiter.content?.type === 'reply') this.replies.push({ key: waiter.key, reply: waiter.content.reply });
      else (this.patience-- > 0 ? this.toSend : this.givenUp).push(sending);
    }
  }

  private finish(): void {
    this.counts.finished += 1;
    must(this.calls.length + this.finishing === 0 && !this.inbox.hasArrivals(), 'finished with somebody waiting');
    must(this.store.entries.length === this.run.log.length, 'finished with entries unrecorded');
    must(this.effects.length + this.ringing.length + this.run.parked.length === 0, 'finished with work under way');
  }

  private continued(carried: CarriedCourse): CarriedCourse {
    this.counts.continuedAsNew += 1;
    must(
      this.calls.length + this.finishing === 0 && !this.inbox.hasArrivals(),
      'continued as new with somebody waiting',
    );
    must(this.effects.length === 0, 'continued as new with an effect under way');
    if (this.batch !== null && this.chance(50)) this.store.write(this.batch.input);
    return throughJson(carried);
  }

  private beginRun(carried: CarriedCourse): Run {
    this.inbox = openInbox();
    this.startedEffects = new Set();
    this.batch = null;
    this.ringing = [];
    this.timer = null;
    return begin(carried, instantOfMs(this.nowMs));
  }

  private freshCourse(): CarriedCourse {
    const opening = this.script.opening.delivery;
    return { v: 1, identity: toyIdentity, log: [], recordedThrough: 0, parked: [], opening, lookAgain: false };
  }

  /** A closed course starts again from its record; one that never opened starts afresh. */
  private restarted(): CarriedCourse {
    if (this.store.entries.length === 0) return this.freshCourse();
    const log: readonly LogEntry[] = this.store.entries;
    return { ...this.freshCourse(), log, recordedThrough: log.length, opening: null, lookAgain: true };
  }

  private chance(percent: number): boolean {
    return this.choose(100) >= 100 - percent;
  }

  private choose(ways: number): number {
    const choice = this.script.tape[this.read] ?? 0;
    this.read += 1;
    return choice % ways;
  }
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`It must not be that ${otherwise}`);
}

function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

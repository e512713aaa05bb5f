import type { Arrival } from './outcome';
import type { Answer } from './run';

/** Somebody who waits for the answer to a letter. */
export interface Waiter {
  readonly key: string;
  content: Answer['content'] | null;
}

/** Where handlers, timers and activities leave what came in, and callers wait; only the loop takes anything out. */
export interface Inbox {
  arrive(arrival: Arrival): void;
  hasArrivals(): boolean;
  takeArrivals(): readonly Arrival[];
  expectAnswer(key: string): Waiter;
  answer(answers: readonly Answer[]): void;
}

export function openInbox(): Inbox {
  let arrivals: Arrival[] = [];
  const waiters = new Set<Waiter>();
  return {
    arrive: (arrival) => void arrivals.push(arrival),
    hasArrivals: () => arrivals.length > 0,
    takeArrivals: () => {
      const taken = arrivals;
      arrivals = [];
      return taken;
    },
    expectAnswer: (key) => {
      const waiter = { key, content: null };
      waiters.add(waiter);
      return waiter;
    },
    answer: (answers) => {
      const contents = new Map(answers.map(({ key, content }) => [key, content]));
      for (const waiter of waiters) {
        waiter.content = contents.get(waiter.key) ?? null;
        if (waiter.content !== null) waiters.delete(waiter);
      }
    },
  };
}

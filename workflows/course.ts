import { CancellationScope, TemporalFailure } from '@temporalio/workflow';
import type { CarriedCourse } from './messages';
import { begin } from './shell/begin';
import { openInbox } from './shell/inbox';
import { instantOf } from './shell/instants';
import { createPerform } from './shell/perform';
import { plan } from './shell/plan';
import { receive } from './shell/receive';
import { settle } from './shell/settle';

/**
 * One run of a course. There are no rules here: `advance` decides, `plan` and `settle` are pure, and `perform` is all that
 * talks to Temporal. A course ends by its own rules, so asking Temporal to cancel it has no effect.
 */
export async function course(carried: CarriedCourse): Promise<void> {
  try {
    await CancellationScope.nonCancellable(() => interpret(carried));
  } catch (error) {
    // A failure of Temporal's own kind would end the course for good; a plain error waits for a build that can go on.
    if (error instanceof TemporalFailure) throw new Error(`The shell let a failure through: ${error.message}`);
    throw error;
  }
}

async function interpret(carried: CarriedCourse): Promise<void> {
  const inbox = openInbox();
  const perform = createPerform(inbox);
  let run = begin(carried, instantOf(Date.now()));
  receive(inbox, () => run);
  for (;;) {
    const next = plan(run);
    if (next.type === 'finish') return;
    run = settle(run, await perform(next));
  }
}

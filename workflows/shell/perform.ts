import {
  allHandlersFinished,
  CancellationScope,
  condition,
  isCancellation,
  makeContinueAsNewFunc,
  proxyLocalActivities,
  rootCause,
  sleep,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { AdvanceInput, CourseActivities } from '../../activities/contract';
import type { Instant } from '../../domain/time/instant';
import type { CarriedCourse } from '../messages';
import { unreachable } from '../unreachable';
import type { Inbox } from './inbox';
import { instantOf } from './instants';
import type { Next } from './next';
import type { Done, Outcome } from './outcome';
import { show } from './show';
import { startAlarm, startEffect, startRecord } from './start-activities';

/**
 * Three attempts within 10 s, the length of a workflow task: beyond it a failing local activity fills the history. One
 * attempt is given 2 s for its surroundings and 3 s for the rules, so that one that hangs leaves time for another.
 */
const { advance } = proxyLocalActivities<Pick<CourseActivities, 'advance'>>({
  startToCloseTimeout: '5 seconds',
  scheduleToCloseTimeout: '10 seconds',
  retry: { initialInterval: '250 milliseconds', maximumAttempts: 3 },
});

/** A run as young as this cannot be on an old build; without it a server that is mistaken about that would spin. */
const youngRunMs = 60_000;

type Doable = Exclude<Next, { readonly type: 'finish' }>;

/** Does one thing after the other in Temporal. What it only starts comes in through the inbox. */
export function createPerform(inbox: Inbox): (next: Doable) => Promise<Outcome> {
  const arm = createTimer(inbox);

  async function act(next: Doable): Promise<Done> {
    switch (next.type) {
      case 'answer':
        inbox.answer(next.answers);
        return { type: 'answered' };
      case 'startEffects':
        next.effects.forEach((effect) => startEffect(inbox, next.identity, effect));
        return { type: 'effectsStarted' };
      case 'raiseAlarms':
        next.alarms.forEach((alarm) => startAlarm(inbox, alarm));
        return { type: 'alarmsRaised' };
      case 'advance':
        return decide(next.input);
      case 'record':
        startRecord(inbox, next.input, next.throughSeq);
        return { type: 'recordStarted', throughSeq: next.throughSeq };
      case 'show':
        show(next);
        return { type: 'shown' };
      case 'arm':
        arm(next.at);
        return { type: 'armed', at: next.at };
      case 'wait':
        await condition(() => inbox.hasArrivals());
        return { type: 'waited' };
      case 'drain':
        await condition(() => allHandlersFinished() || inbox.hasArrivals());
        return { type: 'drained' };
      case 'continueAsNew':
        return continueWith(next.carried, next.upgrade);
      default:
        return unreachable(next);
    }
  }

  return async (next) => {
    const done = await act(next);
    return { at: instantOf(Date.now()), done, arrivals: inbox.takeArrivals(), continueAsNew: continuationWanted() };
  };
}

/** The failure of a local activity comes as it is, not wrapped as that of an ordinary one. */
async function decide(input: AdvanceInput): Promise<Done> {
  try {
    return { type: 'decided', input, step: await advance(input) };
  } catch (error) {
    if (!(error instanceof TemporalFailure)) throw error;
    return { type: 'undecided', input, because: rootCause(error) ?? error.message };
  }
}

/** The one armed timer; arming it again lets the former one go. */
function createTimer(inbox: Inbox): (at: Instant) => void {
  let former: CancellationScope | null = null;
  return (at) => {
    former?.cancel();
    const scope = new CancellationScope({ cancellable: true });
    former = scope;
    // A host's clock may lie behind the instant by less than a timer can wait.
    const waitMs = Math.max(1, Date.parse(at) - Date.now());
    void scope
      .run(() => sleep(waitMs))
      .then(
        () => inbox.arrive({ type: 'rang', at }),
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  };
}

/** Never returns: the run ends here, and the course goes on in the next. */
function continueWith(carried: CarriedCourse, upgrade: boolean): Promise<never> {
  const options = upgrade ? { initialVersioningBehavior: 'AUTO_UPGRADE' as const } : {};
  return makeContinueAsNewFunc<(carried: CarriedCourse) => Promise<void>>(options)(carried);
}

function continuationWanted(): Outcome['continueAsNew'] {
  const { continueAsNewSuggested, targetWorkerDeploymentVersionChanged, runStartTime } = workflowInfo();
  const isYoung = Date.now() - runStartTime.getTime() < youngRunMs;
  if (targetWorkerDeploymentVersionChanged && !isYoung) return 'newBuild';
  return continueAsNewSuggested ? 'sameBuild' : 'no';
}

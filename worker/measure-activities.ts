import type { CourseActivities } from '../activities/contract';
import type { EffectOutcome } from '../domain/course/effects';
import { msOf } from '../domain/time/instant';
import { StoreUnavailable } from '../store';
import type { Metrics } from './metrics';

/** The same activities, counted. `hostNowMs` is the host's clock: an operator's lag is not course time. */
export function measureActivities(
  activities: CourseActivities,
  metrics: Metrics,
  hostNowMs: () => number = Date.now,
): CourseActivities {
  return {
    advance: async (input) => {
      const stop = metrics.decisionSeconds.startTimer();
      try {
        const step = await activities.advance(input);
        metrics.decisionAttempts.inc({ outcome: 'decided' });
        return step;
      } catch (error) {
        metrics.decisionAttempts.inc({ outcome: 'failed' });
        throw error;
      } finally {
        stop();
      }
    },
    record: async (input) => {
      try {
        await activities.record(input);
      } catch (error) {
        const away = error instanceof StoreUnavailable;
        metrics.recordAttempts.inc({ outcome: away ? 'storeUnavailable' : 'failed' });
        if (away) metrics.storeAvailable.set(0);
        throw error;
      }
      metrics.recordAttempts.inc({ outcome: 'recorded' });
      metrics.storeAvailable.set(1);
      metrics.recordedEntries.inc(input.entries.length);
      const [oldest] = input.entries;
      if (oldest === undefined || input.identity.realm !== 'real') return;
      metrics.recordLagSeconds.observe(Math.max(0, hostNowMs() - msOf(oldest.recordedAt)) / 1_000);
    },
    reserveSpacing: (identity, effect) =>
      settled('reserveSpacing', activities.reserveSpacing(identity, effect), metrics),
    remind: (identity, effect) => settled('remind', activities.remind(identity, effect), metrics),
    escalate: (identity, effect) => settled('escalate', activities.escalate(identity, effect), metrics),
    alarm: async (input) => {
      try {
        await activities.alarm(input);
        metrics.effects.inc({ effect: 'alarm', outcome: 'notified' });
      } catch (error) {
        metrics.effects.inc({ effect: 'alarm', outcome: 'threw' });
        throw error;
      }
    },
  };
}

async function settled(effect: string, attempt: Promise<EffectOutcome>, { effects }: Metrics): Promise<EffectOutcome> {
  try {
    const outcome = await attempt;
    effects.inc({ effect, outcome: outcome.type });
    return outcome;
  } catch (error) {
    effects.inc({ effect, outcome: 'threw' });
    throw error;
  }
}

import { admits } from '../../domain/spacing/admits';
import { commandDelivery } from '../../client/command-delivery';
import type { CommandRequest } from '../../client/command-delivery';
import { courseIdOf } from '../../client/command-id';
import type { CourseClient } from '../../client/course-client';
import type { SendOutcome } from '../../client/send-outcome';
import { decide } from '../../domain/course/decide';
import type { Effect, EffectOutcome } from '../../domain/course/effects';
import { engine } from '../../domain/course/actor';
import type { Delivery } from '../../domain/course/letters';
import type { CourseIdentity, Log, Stamps } from '../../domain/course/log';
import { courseOf } from '../../domain/course/state/course-of';
import type { Step } from '../../domain/course/step';
import type { CourseId } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';
import { surroundingsOf } from '../../api/courses/surroundings';
import type { Store } from '../../store';

const stamps: Stamps = { protocolDigest: 'p1', surroundingsDigest: 's1', engineBuild: 'test' };

/**
 * Courses on the real rules and the real store, without Temporal between: for what the API says of them. What sending
 * takes with a server and workers is tested where it is done, in the client.
 */
export function rulesCourses(store: Store, now: () => Instant): CourseClient {
  const deliver = async (identity: CourseIdentity, delivery: Delivery): Promise<Step['replies']> => {
    const log: Log = (await store.courses.carried(identity.courseId))?.log ?? [];
    const step = decide({
      identity,
      log,
      delivery,
      surroundings: await surroundingsOf(store, identity),
      now: now(),
      build: 'test',
      surroundingsDigest: 's1',
      protocolDigest: 'p1',
    });
    const { card, wakeAt, ended } = step;
    const before = log.length === 0 ? stamps : courseOf(identity, log).stamps;
    if (step.events.length > 0) {
      await store.courses.record({ identity, entries: step.events, stamps: before, card, wakeAt, ended });
    }
    const later: Step['replies'][] = [];
    for (const effect of step.effects) {
      const outcome = await outcomeOf(store, identity, effect);
      later.push(
        await deliver(identity, {
          letter: { type: 'EffectSettled', key: effect.key, outcome },
          cause: { kind: 'effect', id: effect.key },
          actor: engine,
        }),
      );
    }
    return [...step.replies, ...later.flat()];
  };

  const answerTo = async (identity: CourseIdentity, request: CommandRequest): Promise<SendOutcome> => {
    const delivery = commandDelivery(request);
    const replies = await deliver(identity, delivery);
    const own = replies.find(({ commandId }) => commandId === delivery.cause.id);
    return own?.reply ?? { type: 'fault', because: 'nobody was answered' };
  };

  return {
    async open(request) {
      const courseId = courseIdOf(request.caller, request.key);
      const { realm, clinic, patient } = request.command;
      return { courseId, outcome: await answerTo({ courseId, realm, clinic, patient }, request) };
    },
    async command(courseId: CourseId, request: CommandRequest) {
      const found = await store.courses.find(courseId);
      if (found === null) return { type: 'courseUnknown' };
      const { realm, clinic, patient } = found;
      return answerTo({ courseId, realm, clinic, patient }, request);
    },
    async read(courseId, fromSeq = 1) {
      const carried = await store.courses.carried(courseId);
      if (carried === null) return null;
      return { identity: carried.identity, entries: carried.log.slice(fromSeq - 1), from: 'record' };
    },
    async page(courseId, { fromSeq, limit }) {
      const carried = await store.courses.carried(courseId);
      if (carried === null) return null;
      const entries = carried.log.slice(fromSeq - 1, fromSeq - 1 + limit);
      const reached = fromSeq - 1 + entries.length;
      return {
        identity: carried.identity,
        entries,
        nextSeq: reached < carried.log.length ? reached + 1 : null,
        from: 'record',
      };
    },
    watch: () => {
      throw new Error('The API does not watch');
    },
    health: () => Promise.reject(new Error('The API does not ask one course for its health')),
    lookAgain: async () => false,
    reportFact: async () => false,
  };
}

async function outcomeOf(store: Store, identity: CourseIdentity, effect: Effect): Promise<EffectOutcome> {
  switch (effect.type) {
    case 'reserveSpacing':
      return store.ledger.reserve(identity, effect, (rows, { override, ...request }) =>
        admits(rows, { ...request, course: identity.courseId, overridden: override !== null }),
      );
    case 'remind':
      return { type: 'sent', channel: effect.channel };
    case 'escalate':
      return {
        type: 'notified',
        results: effect.recipients.map(({ person, channel }) => ({ person, channel, delivered: true })),
      };
  }
}

import { createHash } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Log, LogEntry } from '../../../domain/course/log';
import { keySourceOf, payloadCodecOf } from '../../../worker/codec';
import { goldenCourses, logAfter } from '../../support/golden-histories';

const codec = payloadCodecOf(keySourceOf({ current: 'k-1', keys: new Map([['k-1', Buffer.alloc(32, 1)]]) }));

/**
 * A log of so many entries, as if what was recorded had happened again and again: with other ids, digests and instants each
 * time, since those are what does not compress. The opening, which holds the protocol, comes once.
 */
function longLife([opening, ...rest]: Log, entries: number): Log {
  const life: LogEntry[] = [opening!];
  const text = JSON.stringify(rest);
  for (let round = 0; life.length < entries; round += 1) {
    const again = text
      .replace(/[0-9a-f]{10,64}/g, (id) => otherId(id, round))
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (at) => later(at, round));
    for (const entry of (JSON.parse(again) as LogEntry[]).slice(0, entries - life.length)) {
      life.push({ ...entry, seq: life.length + 1 });
    }
  }
  return life;
}

function otherId(id: string, round: number): string {
  return createHash('sha256').update(`${round} ${id}`).digest('hex').slice(0, id.length);
}

function later(at: string, round: number): string {
  return new Date(Date.parse(at) + round * 97 * 86_400_000 + round * 1_234_567).toISOString();
}

describe('20,000 entries such as real courses make', () => {
  it('are carried into the next run in less than 1.4 MB of the 2 MB that Temporal takes', async () => {
    for (const course of await goldenCourses()) {
      const { identity } = course.carried[0]!;
      const log = longLife(logAfter(course, course.steps.length), 20_000);
      const carried = { v: 1, identity, log, recordedThrough: 20_000, parked: [], opening: null, lookAgain: false };
      const [sealed] = await codec.encode([defaultPayloadConverter.toPayload(carried)]);
      expect(log).toHaveLength(20_000);
      expect(sealed!.data!.length).toBeLessThan(1_400_000);
    }
  });
});

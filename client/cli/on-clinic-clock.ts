import type { Instant } from '../../domain/time/instant';
import { clockIn } from '../words/clock';
import { ProblemReceived } from './problem-received';

const instants = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** The same problem for a person at the clinic, who reads its clock and not UTC. `zone` is asked only when there is a time. */
export async function onClinicClock(error: unknown, zone: () => Promise<string>): Promise<unknown> {
  if (!(error instanceof ProblemReceived)) return error;
  const { problem } = error;
  if (problem.detail.search(instants) < 0) return error;
  const clock = clockIn(await zone());
  const detail = problem.detail.replace(instants, (at) => clock.both(at as Instant));
  return new ProblemReceived({ ...problem, detail: `${detail} Times in ${clock.zone}.` });
}

import { setTimeout as pause } from 'node:timers/promises';

/** Often enough for a test, and seldom enough that looking does not take the machine. */
const lookEveryMs = 200;

/** Asks until the answer is neither undefined nor false, and returns it; throws after `limitMs`, saying what was waited for. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false>,
  limitMs = 60_000,
): Promise<Answer> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs / 1000} s in vain until ${what}`);
    await pause(lookEveryMs);
  }
}

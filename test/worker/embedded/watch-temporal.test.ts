import { TemporalLost, watchTemporal, type TemporalWatch } from '../../../worker/embedded/watch-temporal';

/** What happens at one look or one try: nothing, or what went wrong. */
type Course = readonly (string | null)[];

interface Watched {
  readonly said: readonly string[];
  /** Every wait, in seconds. */
  readonly waited: readonly number[];
  readonly outcome: unknown;
}

/** Runs the watching through these looks and tries, and stops it when the looks are at an end. */
async function watching(looks: Course, starts: Course = [], ranMs = 0): Promise<Watched> {
  const said: string[] = [];
  const waited: number[] = [];
  let look = 0;
  let start = 0;
  let nowMs = 0;
  let stopped: Promise<void> = Promise.resolve();
  const watch: TemporalWatch = watchTemporal(
    {
      async whyGone() {
        const gone = looks[look] ?? null;
        look += 1;
        if (look > looks.length) stopped = watch.stop();
        return gone;
      },
      async startAgain() {
        const problem = starts[start] ?? null;
        start += 1;
        if (problem !== null) throw new Error(problem);
      },
    },
    {
      tell: (line) => said.push(line),
      clock: () => (nowMs += ranMs),
      async pause(ms, signal) {
        waited.push(ms / 1_000);
        return !signal.aborted;
      },
    },
  );
  const outcome = await watch.ended.catch((error: unknown) => error);
  await stopped;
  return { said, waited, outcome };
}

const stopped = "Temporal's server stopped (process 7 has ended); starting it again";
const gone = 'process 7 has ended';
const failed = (of: number) => `Temporal's server did not start (try ${of} of 5): the disk is full`;

describe('a Temporal server that npm start started', () => {
  it('is looked at every second and left alone while it is there', async () => {
    expect(await watching([null, null])).toEqual({ said: [], waited: [1, 1, 1], outcome: undefined });
  });

  it('is started again as soon as it is missed', async () => {
    expect(await watching([null, gone])).toEqual({
      said: [stopped, 'Temporal is back'],
      waited: [1, 1, 1],
      outcome: undefined,
    });
  });

  it('is tried again after longer and longer waits while it does not start', async () => {
    expect(await watching([gone], ['the disk is full', 'the disk is full'])).toEqual({
      said: [stopped, failed(1), failed(2), 'Temporal is back'],
      waited: [1, 1, 2, 1],
      outcome: undefined,
    });
  });

  it('is given up after five tries, saying what to do', async () => {
    const { said, waited, outcome } = await watching([gone], Array<string>(5).fill('the disk is full'));
    expect(said).toEqual([stopped, failed(1), failed(2), failed(3), failed(4), failed(5)]);
    expect(waited).toEqual([1, 1, 2, 4, 8]);
    expect(outcome).toEqual(
      new TemporalLost(
        "Temporal's server does not stay up, after 5 tries to start it again. The last problem: the disk is full\n" +
          'Without it no reminder and no safety page goes out, so Regimen stops. Nothing is lost. Mend the problem, then ' +
          'run npm start: it goes on where it was.',
      ),
    );
  });

  it('is given up, too, when it starts and stops again and again', async () => {
    const { waited, outcome } = await watching(Array<string>(6).fill(gone));
    expect(waited).toEqual([1, 1, 1, 1, 2, 1, 4, 1, 8, 1]);
    expect(outcome).toBeInstanceOf(TemporalLost);
  });

  it('has all its tries again once it has run for a minute', async () => {
    const { waited, outcome } = await watching(Array<string>(6).fill(gone), [], 60_000);
    expect(waited).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(outcome).toBeUndefined();
  });

  it('is not started again once the watching was stopped, though it goes while being looked at', async () => {
    const started = jest.fn(async () => undefined);
    const said: string[] = [];
    const watch: TemporalWatch = watchTemporal(
      {
        async whyGone() {
          void watch.stop();
          return gone;
        },
        startAgain: started,
      },
      { tell: (line) => said.push(line), pause: async () => true },
    );
    await watch.ended;
    expect(started).not.toHaveBeenCalled();
    expect(said).toEqual([]);
  });
});

import { onClinicClock } from '../../../client/cli/on-clinic-clock';
import { ProblemReceived } from '../../../client/cli/problem-received';
import { spaced } from '../../../client/words/words';

const received = (detail: string) => new ProblemReceived({ type: 'TooEarly', title: 'Too early', status: 409, detail });
const newYork = async () => 'America/New_York';

describe('a refusal that names times', () => {
  it('is read on the clock of the clinic', async () => {
    const told = await onClinicClock(
      received('The earliest allowed start is 2031-03-10T18:30:00.000Z (treatment.introductory.spacing.minTo).'),
      newYork,
    );
    expect((told as ProblemReceived).problem.detail).toBe(
      'The earliest allowed start is Mon 10 Mar 2031 14:30 (treatment.introductory.spacing.minTo). ' +
        'Times in America/New_York.',
    );
  });

  it('and one that names none asks for no zone', async () => {
    const problem = received('Open it first.');
    expect(await onClinicClock(problem, () => Promise.reject(new Error('asked')))).toBe(problem);
  });
});

it('words are spaced, and the path of a rule is not', () => {
  expect(spaced('pastTarget treatment.introductory.spacing.targetTo of s-1')).toBe(
    'past target treatment.introductory.spacing.targetTo of s-1',
  );
});

import { storeAnswer } from '../../activities/store-answer';
import { StatementFailed, StoreUnavailable } from '../../store';

describe("the store's answer to an effect", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('counts as unavailable after three seconds of silence', async () => {
    const answer = storeAnswer(new Promise<never>(() => undefined)).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(await answer).toBeInstanceOf(StoreUnavailable);
  });

  it('is handed on when it comes in time, and leaves no timer behind', async () => {
    expect(await storeAnswer(Promise.resolve('claimed'))).toBe('claimed');
    await expect(storeAnswer(Promise.reject(new StatementFailed('23505', null)))).rejects.toThrow('SQLSTATE 23505');
    expect(jest.getTimerCount()).toBe(0);
  });
});

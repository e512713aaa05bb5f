import { StoreUnavailable } from '../store';
import { NoAnswerInTime, answerWithin } from './answer-within';

/** An attempt of an effect has 30 s, of which the sending itself may need 15; the rest is for four answers of the store. */
const limitMs = 3_000;

/** The store's answer; one that takes longer than an effect can wait counts as `StoreUnavailable`. */
export async function storeAnswer<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answerWithin(limitMs, answer);
  } catch (error) {
    throw error instanceof NoAnswerInTime ? new StoreUnavailable(error.message, { cause: error }) : error;
  }
}

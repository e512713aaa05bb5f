/** Stands for an answer that did not come in time; the work itself may still end. */
export class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime';

  constructor(readonly limitMs: number) {
    super(`No answer within ${limitMs} ms`);
  }
}

/** The answer, or a rejection with `NoAnswerInTime` after `limitMs`. */
export async function answerWithin<Answer>(limitMs: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswerInTime(limitMs)), limitMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

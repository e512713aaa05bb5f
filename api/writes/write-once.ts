import type { FastifyReply, FastifyRequest } from 'fastify';
import { digestOf } from '../../client/command-id';
import type { Idempotency } from '../../store';
import { callerOfRequest } from '../auth/authenticate';
import type { Caller } from '../auth/caller';
import { answerProblem } from '../problem/answer-problem';
import { problemOf } from '../problem/problem';
import type { ProblemStatement } from '../problem/problem';
import { ProblemError } from '../problem/problem-error';
import { idempotencyKeyOf } from './idempotency-key';

/** One write, under the caller's key; `digest` is that of what was asked, as it was asked. */
export interface Write {
  readonly caller: Caller;
  readonly key: string;
  readonly digest: string;
}

/** Where answers are kept, key by key. */
export type KeptAnswers = Pick<Idempotency, 'begin' | 'finish' | 'abandon'>;

/** `final` answers are kept and repeated; a problem that may pass is not, so that the key can be used again. */
export type WriteAnswer =
  | { readonly type: 'done'; readonly status: 200 | 201; readonly body: object }
  | { readonly type: 'problem'; readonly statement: ProblemStatement; readonly final: boolean };

interface WaysOfWriting {
  /** How a write is refused whose key was used for another one. */
  readonly whenReused?: (write: Write, refusal: ProblemStatement) => Promise<ProblemStatement>;
  /** What is answered of what was kept. */
  readonly shown?: (kept: unknown) => Promise<unknown>;
}

/**
 * Does a write once per caller and key, and answers every repeat as it answered the first. The write itself must be safe
 * to repeat: when its process dies, whoever sends the key again does it again. What `shown` makes of a write that was done
 * is looked up for each answer and kept nowhere: names and addresses stay in the register.
 */
export async function writeOnce(
  kept: KeptAnswers,
  request: FastifyRequest,
  reply: FastifyReply,
  write: (write: Write) => Promise<WriteAnswer>,
  { whenReused = async (_write, refusal) => refusal, shown = async (body) => body }: WaysOfWriting = {},
): Promise<void> {
  const caller = callerOfRequest(request);
  const key = idempotencyKeyOf(request);
  const digest = digestOf({ method: request.method, url: request.url, body: request.body ?? null });
  const beginning = await kept.begin(caller.key, key, digest);
  if (beginning === 'otherBody') throw new ProblemError(await whenReused({ caller, key, digest }, keyReused));
  if (beginning === 'inFlight') throw new ProblemError(inFlight);
  if (beginning !== 'new') {
    void reply.header('idempotency-replayed', 'true');
    return respond(reply, beginning.done, shown);
  }
  const answer = await orGiveBack(kept, caller.key, key, () => write({ caller, key, digest }));
  if (answer.type === 'problem' && !answer.final) {
    await kept.abandon(caller.key, key);
    answerProblem(reply, answer.statement);
    return;
  }
  const status = answer.type === 'done' ? answer.status : answer.statement.status;
  const body = answer.type === 'done' ? answer.body : problemOf(answer.statement);
  await kept.finish(caller.key, key, { status, body });
  return respond(reply, { status, body }, shown);
}

async function orGiveBack<Result>(
  kept: KeptAnswers,
  caller: string,
  key: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await kept.abandon(caller, key);
    throw error;
  }
}

async function respond(
  reply: FastifyReply,
  { status, body }: { readonly status: number; readonly body: unknown },
  shown: (kept: unknown) => Promise<unknown>,
): Promise<void> {
  const done = status < 400;
  const answer = done ? await shown(body) : body;
  void reply
    .code(status)
    .type(done ? 'application/json' : 'application/problem+json')
    .send(answer);
}

const keyReused: ProblemStatement = {
  name: 'IdempotencyKeyReused',
  status: 422,
  title: 'The Idempotency-Key was used for another request',
  detail: 'Send the first request again, or this one under a new key.',
};

const inFlight: ProblemStatement = {
  name: 'RequestInFlight',
  status: 409,
  title: 'The same request is being worked on',
  detail: 'Send it again with the same Idempotency-Key in a moment to have its answer.',
  retryAfterSeconds: 1,
};

import {
  ApplicationFailure,
  CancellationScope,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  log,
  setHandler,
} from '@temporalio/workflow';
import type { Delivery } from '../../domain/course/letters';
import {
  commandContract,
  healthQuery,
  logPageQuery,
  lookAgainSignal,
  reportFactSignal,
  type CommandAnswer,
  type CommandMessage,
  type CourseHealth,
  type LogPage,
  type LogPageRequest,
} from '../messages';
import { healthOf } from './health';
import type { Inbox } from './inbox';
import { letterKey } from './letter-key';
import { logPage } from './log-page';
import type { Run } from './run';

/** Opens the course to the outside. Handlers only leave letters in the inbox and wait: nothing is decided here. */
export function receive(inbox: Inbox, current: () => Run): void {
  for (const { update } of Object.values(commandContract)) {
    setHandler(defineUpdate<CommandAnswer, [CommandMessage]>(update), (message) => answerTo(inbox, message), {
      validator: (message: CommandMessage) => requireCommand(update, message),
    });
  }
  for (const signal of [reportFactSignal, lookAgainSignal]) {
    setHandler(defineSignal<[Delivery]>(signal), (delivery) => takeFact(inbox, delivery));
  }
  setHandler(defineQuery<LogPage, [LogPageRequest]>(logPageQuery), (request) => logPage(current(), request));
  setHandler(defineQuery<CourseHealth>(healthQuery), () => healthOf(current()));
}

async function answerTo(inbox: Inbox, { delivery, attempt }: CommandMessage): Promise<CommandAnswer> {
  const waiter = inbox.expectAnswer(letterKey(delivery));
  inbox.arrive({ type: 'command', delivery });
  await CancellationScope.nonCancellable(() => condition(() => waiter.content !== null));
  const content = waiter.content;
  if (content === null) throw new Error('The caller went on without an answer');
  return content.type === 'fault' ? { ...content, attempt } : content;
}

/** Rejects what no client of ours sends; whether a command makes sense is for the rules to say. */
function requireCommand(update: string, message: Partial<CommandMessage> | undefined): void {
  const { delivery, attempt } = message ?? {};
  const isCommand = isLetter(delivery) && delivery.letter.type === update && typeof attempt === 'string';
  if (!isCommand) throw ApplicationFailure.nonRetryable(`Not a message that carries ${update}`, 'MalformedMessage');
}

function takeFact(inbox: Inbox, delivery: Delivery | undefined): void {
  if (isLetter(delivery)) inbox.arrive({ type: 'fact', delivery });
  else log.error('A signal that is no letter was thrown away');
}

function isLetter(delivery: Partial<Delivery> | undefined): delivery is Delivery {
  return typeof delivery?.letter?.type === 'string' && typeof delivery.cause?.id === 'string';
}

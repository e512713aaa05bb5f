import type { Logger as SdkLogger, LogLevel as SdkLevel, LogMetadata } from '@temporalio/common';
import pino, { type DestinationStream } from 'pino';
import { shownError } from './shown-error';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/**
 * What happened, in a fixed sentence, with the facts beside it: ids, types of events, counts, and an `error` if there is
 * one. Never a name, a contact point, an answer or a text that somebody wrote.
 */
export type Log = Readonly<Record<LogLevel, (facts: Readonly<Record<string, unknown>>, message: string) => void>>;

/** Members that hold such things are never written, whoever logs them by mistake; one level down neither. */
const neverShown = (
  'name email sms phone to text subject body note event letter log answers items ' +
  'authorization password secret token url'
).split(' ');

/** JSON lines, to standard output unless told otherwise. Errors are told without their text: see `shownError`. */
export function createLog(
  level: LogLevel,
  destination: DestinationStream = pino.destination({ dest: 1, sync: true }),
): Log {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: neverShown.flatMap((member) => [member, `*.${member}`]), censor: '[hidden]' },
      serializers: { error: (error: unknown) => shownError(error) },
    },
    destination,
  );
}

/** What operators need of the SDK's facts; whatever else it adds, such as a failure's text, is dropped. */
const sdkFacts = new Set(
  (
    'about activityId activityType attempt durationMs isLocal namespace runId run_id sdkComponent signalName state ' +
    'taskQueue updateName workflowId workflow_id workflowType'
  ).split(' '),
);

const levelOf = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } satisfies Record<
  SdkLevel,
  LogLevel
>;

/** Puts the SDK's own messages, and those of workflows and activities, on the engine's log. */
export function sdkLogger(log: Log): SdkLogger {
  const write = (level: SdkLevel, message: string, meta: LogMetadata = {}): void => {
    const { error } = meta as { readonly error?: unknown };
    const facts = Object.fromEntries(Object.entries(meta).filter(([member]) => sdkFacts.has(member)));
    log[levelOf[level]](error === undefined ? facts : { ...facts, error }, withoutTextOf(error, message));
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}

/** Some of the SDK's messages quote the error's own text. */
function withoutTextOf(error: unknown, message: string): string {
  const text = (error as Partial<Error> | null | undefined)?.message;
  return text ? message.replaceAll(text, '…') : message;
}

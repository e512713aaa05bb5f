import { createLog, sdkLogger, type LogLevel } from '../../worker/logging';

let lines: string[];
beforeEach(() => {
  lines = [];
});

const logAt = (level: LogLevel) => createLog(level, { write: (line) => void lines.push(line) });
/** Without the members that differ from run to run. */
const written = () =>
  lines.map((line) => {
    const { time, pid, hostname, ...rest } = JSON.parse(line) as Record<string, unknown>;
    expect([typeof time, typeof pid, typeof hostname]).toEqual(['string', 'number', 'string']);
    return rest;
  });

describe('the log', () => {
  it('is one JSON object a line: the facts beside a fixed sentence', () => {
    logAt('info').info({ course: 'c1', count: 3 }, 'Entries recorded');

    expect(written()).toEqual([{ level: 'info', course: 'c1', count: 3, msg: 'Entries recorded' }]);
  });

  it('leaves out what is below its level', () => {
    logAt('warn').info({}, 'Entries recorded');

    expect(lines).toEqual([]);
  });

  it('never writes members that name a person, hold what somebody wrote, or open a door', () => {
    const patient = { name: 'Jane Roe', email: 'jane@example.org', sms: '+1 212 555 0199' };
    logAt('info').warn({ patient, to: 'jane@example.org', token: 'opens', answers: [3, 2] }, 'Logged by mistake');

    expect(written()).toEqual([
      {
        level: 'warn',
        patient: { name: '[hidden]', email: '[hidden]', sms: '[hidden]' },
        to: '[hidden]',
        token: '[hidden]',
        answers: '[hidden]',
        msg: 'Logged by mistake',
      },
    ]);
  });

  it('tells an error by kind, code and place, without the row that a database quotes', () => {
    const cause = { name: 'DatabaseError', code: '23505', message: 'Key (name)=(Jane Roe) already exists.' };
    const stack =
      'Error: Cannot store Jane Roe\nborn in March\n    at record (record.ts:7:9)\n    at run (worker.ts:3:1)';
    logAt('info').error({ error: { name: 'Error', message: 'Cannot store Jane Roe', stack, cause } }, 'Not stored');

    expect(written()).toEqual([
      {
        level: 'error',
        error: {
          type: 'Error',
          at: ['at record (record.ts:7:9)', 'at run (worker.ts:3:1)'],
          cause: { type: 'DatabaseError', code: '23505' },
        },
        msg: 'Not stored',
      },
    ]);
  });

  it('tells what the system says of a connection or a file', () => {
    const message = 'connect ECONNREFUSED 127.0.0.1:5432';
    const error = { name: 'Error', code: 'ECONNREFUSED', syscall: 'connect', message };
    logAt('info').error({ error }, 'Not stored');

    expect(written()).toEqual([
      {
        level: 'error',
        error: { type: 'Error', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' },
        msg: 'Not stored',
      },
    ]);
  });
});

describe("the SDK's messages", () => {
  it('are written with their ids', () => {
    sdkLogger(logAt('info')).info('Activity completed', {
      workflowId: 'course-c1',
      activityType: 'record',
      attempt: 2,
    });

    expect(written()).toEqual([
      { level: 'info', workflowId: 'course-c1', activityType: 'record', attempt: 2, msg: 'Activity completed' },
    ]);
  });

  it('are written without the failure and without the arguments that come with them', () => {
    const error = { name: 'ValueError', message: 'Cannot read the answers of Jane Roe' };
    sdkLogger(logAt('info')).error(`Error while processing ActivityTask.start: ${error.message}`, {
      error,
      failure: 'Failure { message: "Jane Roe" }',
      args: ['Jane Roe'],
    });

    expect(written()).toEqual([
      { level: 'error', error: { type: 'ValueError' }, msg: 'Error while processing ActivityTask.start: …' },
    ]);
  });

  it('come at the level that the SDK gave them', () => {
    const logger = sdkLogger(logAt('trace'));
    logger.log('ERROR', 'one');
    logger.trace('two');
    logger.debug('three');
    logger.warn('four');

    expect(written().map(({ level }) => level)).toEqual(['error', 'trace', 'debug', 'warn']);
  });
});

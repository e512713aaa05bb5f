import type { LogEntry } from '../../domain/course/log';
import { logPage } from '../../workflows/shell/log-page';
import { toyAdvance, toyCommand, toyIdentity as identity } from '../support/toy-domain';
import { start } from './driven-run';

const delivery = toyCommand('burst', { type: 'RaiseFlag', reason: '450' });
const log = toyAdvance({ identity, log: [], delivery, now: start }).events;

describe('a page of the log', () => {
  it('holds what was asked for and says where the next begins', () => {
    expect(logPage({ identity, log }, { fromSeq: 3, limit: 2 })).toEqual({
      identity,
      entries: log.slice(2, 4),
      nextSeq: 5,
    });
  });

  it('holds 200 entries at most', () => {
    expect(logPage({ identity, log }, { fromSeq: 1, limit: 10_000 })).toEqual({
      identity,
      entries: log.slice(0, 200),
      nextSeq: 201,
    });
  });

  it('says when it is the last', () => {
    expect(logPage({ identity, log }, { fromSeq: 401, limit: 200 })).toEqual({
      identity,
      entries: log.slice(400),
      nextSeq: null,
    });
  });

  it('is empty after the end', () => {
    expect(logPage({ identity, log }, { fromSeq: 451, limit: 200 })).toEqual({ identity, entries: [], nextSeq: null });
  });

  it('holds less when entries are large, and never nothing', () => {
    const large = log.map((entry): LogEntry => ({ ...entry, actor: { ...entry.actor, via: 'x'.repeat(300_000) } }));
    expect(logPage({ identity, log: large }, { fromSeq: 1, limit: 200 })).toEqual({
      identity,
      entries: large.slice(0, 1),
      nextSeq: 2,
    });
  });
});

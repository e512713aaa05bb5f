import type { CourseActivities, RecordInput } from '../../activities/contract';
import type { EffectOutcome } from '../../domain/course/effects';
import type { Realm } from '../../domain/course/log';
import { instant, msOf } from '../../domain/time/instant';
import { StoreUnavailable } from '../../store';
import { measureActivities } from '../../worker/measure-activities';
import { createMetrics } from '../../worker/metrics';
import { metricsServer } from '../../worker/metrics-server';
import { longLog } from './codec/long-log';
import { toyAdvance, toyCommand, toyIdentity } from '../support/toy-domain';

const now = instant('2031-03-03T14:00:05.000Z');
const metrics = () => createMetrics('0.1.0+test');

const settlesAs = (outcome: EffectOutcome) => async () => outcome;
const working: CourseActivities = {
  advance: async (input) => toyAdvance(input),
  record: async () => undefined,
  reserveSpacing: settlesAs({ type: 'held' }),
  remind: settlesAs({ type: 'notSent', reason: 'quietHours' }),
  escalate: settlesAs({ type: 'notified', results: [] }),
  alarm: async () => undefined,
};
const throws = (error: Error) => async () => Promise.reject(error);

async function linesOf({ registry }: ReturnType<typeof createMetrics>, name: string): Promise<string[]> {
  const text = await registry.metrics();
  return text.split('\n').filter((line) => line.startsWith(name) && !line.includes('_bucket'));
}

/** Two entries, the older one decided at 14:00:00. */
function batch(realm: Realm = 'real'): RecordInput {
  const { card } = toyAdvance({ identity: toyIdentity, log: [], delivery: toyCommand('a', { type: 'Wake' }), now });
  const stamps = { protocolDigest: 'p', surroundingsDigest: 's', engineBuild: 'b' };
  return { identity: { ...toyIdentity, realm }, entries: longLog(2), stamps, card, wakeAt: null, ended: false };
}
const decision = { identity: toyIdentity, log: [], delivery: toyCommand('a', { type: 'Wake' }), now };

describe('the figures of the engine', () => {
  it('name the build', async () => {
    expect(await linesOf(metrics(), 'regimen_engine_info')).toEqual(['regimen_engine_info{build="0.1.0+test"} 1']);
  });

  it('count decisions and the attempts that failed, which go on failing', async () => {
    const counted = metrics();
    const failing = { ...working, advance: throws(new Error('defect')) };
    await measureActivities(working, counted).advance(decision);
    await expect(measureActivities(failing, counted).advance(decision)).rejects.toThrow('defect');

    expect(await linesOf(counted, 'regimen_decision_attempts_total')).toEqual([
      'regimen_decision_attempts_total{outcome="decided"} 1',
      'regimen_decision_attempts_total{outcome="failed"} 1',
    ]);
    expect(await linesOf(counted, 'regimen_decision_seconds_count')).toEqual(['regimen_decision_seconds_count 2']);
  });

  it('count effects by how they ended', async () => {
    const counted = metrics();
    const measured = measureActivities({ ...working, escalate: throws(new Error('defect')) }, counted);
    await measured.reserveSpacing(toyIdentity, {} as never);
    await measured.remind(toyIdentity, {} as never);
    await measured.alarm({} as never);
    await expect(measured.escalate(toyIdentity, {} as never)).rejects.toThrow('defect');

    expect(await linesOf(counted, 'regimen_effects_total')).toEqual([
      'regimen_effects_total{effect="reserveSpacing",outcome="held"} 1',
      'regimen_effects_total{effect="remind",outcome="notSent"} 1',
      'regimen_effects_total{effect="alarm",outcome="notified"} 1',
      'regimen_effects_total{effect="escalate",outcome="threw"} 1',
    ]);
  });

  it('say how far the record lags behind the decisions of real courses', async () => {
    const counted = metrics();
    const measured = measureActivities(working, counted, () => msOf(now));
    await measured.record(batch());
    await measured.record(batch('practice'));

    expect(await linesOf(counted, 'regimen_recorded_entries_total')).toEqual(['regimen_recorded_entries_total 4']);
    expect(await linesOf(counted, 'regimen_record_lag_seconds')).toEqual([
      'regimen_record_lag_seconds_sum 5',
      'regimen_record_lag_seconds_count 1',
    ]);
  });

  it('say whether the database was there', async () => {
    const counted = metrics();
    const away = measureActivities({ ...working, record: throws(new StoreUnavailable('refused')) }, counted);
    const broken = measureActivities({ ...working, record: throws(new Error('defect')) }, counted);
    await measureActivities(working, counted).record(batch());
    await expect(away.record(batch())).rejects.toThrow(StoreUnavailable);
    await expect(broken.record(batch())).rejects.toThrow('defect');

    expect(await linesOf(counted, 'regimen_store_available')).toEqual(['regimen_store_available 0']);
    expect(await linesOf(counted, 'regimen_record_attempts_total')).toEqual([
      'regimen_record_attempts_total{outcome="recorded"} 1',
      'regimen_record_attempts_total{outcome="storeUnavailable"} 1',
      'regimen_record_attempts_total{outcome="failed"} 1',
    ]);
  });
});

describe('the page of figures', () => {
  it("is there without the SDK's exporter, and says that its figures are missing", async () => {
    const { registry } = metrics();
    const server = metricsServer({ registry, sdkMetricsUrl: 'http://127.0.0.1:1/metrics' });
    const { statusCode, headers, body } = await server.inject('/metrics');

    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(body.split('\n')).toContain('regimen_sdk_metrics_up 0');
    expect(body.split('\n')).toContain('regimen_engine_info{build="0.1.0+test"} 1');
    await server.close();
  });
});

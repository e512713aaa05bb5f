import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClinicFile } from '../../../domain/clinic/clinic-file';
import type { ClinicId } from '../../../domain/ids';
import { StoreUnavailable } from '../../../store';
import { parseClinicFile } from '../../../worker/clinic-files';
import { clinicsSource, lastGoodClinics } from '../../../worker/last-good';
import { smallClinic, smallClinicWith } from '../clinic-files/small-clinic';

const file = parseClinicFile(smallClinic, 'small.yaml').clinic;
const edited = parseClinicFile(smallClinicWith('name: Small Clinic', 'name: Small Harbor'), 'small.yaml').clinic;
const id = 'small' as ClinicId;

let home: string;
let logged: [Readonly<Record<string, string>>, string][];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'regimen-last-good-'));
  logged = [];
});
afterEach(() => rmSync(home, { recursive: true }));

/** A worker that has just started on this machine, with a database that answers like this. */
const startedWorker = (load: () => Promise<ClinicFile | null>) =>
  clinicsSource({
    load,
    lastGood: lastGoodClinics(home),
    log: { warn: (facts, message) => logged.push([facts, message]) },
  });
const databaseAway = () => Promise.reject(new StoreUnavailable('connection refused'));
const keptPath = () => join(home, 'last-good', 'clinics', 'small.json');

describe("a clinic's file", () => {
  it('comes from the database as long as that answers, and says nothing of it', async () => {
    const source = startedWorker(async () => file);

    expect(await source.current(id)).toEqual({ known: true, value: file });
    expect(logged).toEqual([]);
  });

  it('comes from the disk of the machine when the database is away, after a restart of the worker too', async () => {
    await startedWorker(async () => file).current(id);

    expect(await startedWorker(databaseAway).current(id)).toEqual({ known: true, value: file });
    expect(logged).toEqual([
      [{ clinic: 'small', why: 'storeUnavailable' }, "Going by this machine's last good clinic file"],
    ]);
  });

  it('comes from the disk when the database takes longer than a decision can wait', async () => {
    await startedWorker(async () => file).current(id);

    expect(await startedWorker(() => new Promise(() => undefined)).current(id)).toEqual({ known: true, value: file });
    expect(logged[0]?.[0]).toEqual({ clinic: 'small', why: 'noAnswerInTime' });
  });

  it('comes from the disk when the database has lost it', async () => {
    await startedWorker(async () => file).current(id);

    expect(await startedWorker(async () => null).current(id)).toEqual({ known: true, value: file });
    expect(logged[0]?.[0]).toEqual({ clinic: 'small', why: 'clinicNotInRegister' });
  });

  it('is the one that was seen last', async () => {
    const files = [file, edited];
    const source = startedWorker(async () => files.shift() ?? edited);
    await source.current(id);
    await source.current(id);

    expect(await startedWorker(databaseAway).current(id)).toEqual({ known: true, value: edited });
  });

  it('is unknown, with the reason, when it was never seen', async () => {
    expect(await startedWorker(databaseAway).current(id)).toEqual({ known: false, why: 'storeUnavailable' });
    expect(await startedWorker(async () => null).current(id)).toEqual({ known: false, why: 'clinicNotInRegister' });
    expect(logged).toEqual([]);
  });

  it('is unknown when what is on the disk was damaged', async () => {
    mkdirSync(join(home, 'last-good', 'clinics'), { recursive: true });
    writeFileSync(keptPath(), '{"schema": 1,');

    expect(await startedWorker(databaseAway).current(id)).toEqual({ known: false, why: 'storeUnavailable' });
    expect(logged).toEqual([
      [{ clinic: 'small', why: 'SyntaxError' }, 'The clinic file kept on this machine could not be read'],
    ]);
  });

  it('is given out even when the disk takes no more', async () => {
    writeFileSync(join(home, 'last-good'), 'a file where the folder should be');

    expect(await startedWorker(async () => file).current(id)).toEqual({ known: true, value: file });
    expect(logged[0]?.[1]).toBe('The clinic file could not be kept on this machine');
  });
});

describe('what is kept on the disk', () => {
  it('is for the eyes of its owner, and nothing is left beside it', async () => {
    await lastGoodClinics(home).keep(file);

    expect(statSync(keptPath()).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(home, 'last-good', 'clinics'))).toEqual(['small.json']);
  });

  it('is not written again while nothing changes', async () => {
    const lastGood = lastGoodClinics(home);
    await lastGood.keep(file);
    utimesSync(keptPath(), 1_000, 1_000);
    await lastGood.keep(file);
    expect(statSync(keptPath()).mtimeMs).toBe(1_000_000);

    await lastGood.keep(edited);
    expect(statSync(keptPath()).mtimeMs).toBeGreaterThan(1_000_000);
  });

  it('stays in its folder whatever the clinic is called', async () => {
    const odd = { ...file, id: '../../elsewhere' as ClinicId };
    await lastGoodClinics(home).keep(odd);

    expect(await lastGoodClinics(home).read(odd.id)).toEqual(odd);
    expect(readdirSync(join(home, 'last-good', 'clinics'))).toEqual(['..%2F..%2Felsewhere.json']);
  });
});

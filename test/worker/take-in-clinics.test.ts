import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClinicId, CourseId } from '../../domain/ids';
import type { CourseFilter, CourseSummary, Store } from '../../store';
import { parseClinicFile } from '../../worker/clinic-files';
import { lastGoodClinics } from '../../worker/last-good';
import { createLog } from '../../worker/logging';
import { takeInClinics, type TakeInClinicsOptions } from '../../worker/take-in-clinics';
import { openMemoryStore } from '../support/memory-store';
import { smallClinic, smallClinicWith } from './clinic-files/small-clinic';

jest.setTimeout(30_000);

let home: string;
let folder: string;
let store: Store;
let told: string[];
let lines: string[];

beforeAll(async () => {
  store = await openMemoryStore();
}, 30_000);
afterAll(() => store.close());

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'regimen-take-in-'));
  folder = mkdtempSync(join(tmpdir(), 'regimen-clinics-'));
  told = [];
  lines = [];
});
afterEach(() => {
  rmSync(home, { recursive: true });
  rmSync(folder, { recursive: true });
});

/** Each clinic has one open course, named after it. */
const options = (): TakeInClinicsOptions => ({
  clinics: store.clinics,
  lastGood: lastGoodClinics(home),
  courses: {
    list: async ({ clinic }: CourseFilter) => ({
      items: [{ courseId: `course of ${clinic}` as CourseId, ended: false } as CourseSummary],
      next: null,
    }),
  },
  client: {
    lookAgain: async (courseId, { because }) => {
      told.push(`${courseId}: ${because}`);
      return true;
    },
  },
  log: createLog('error', { write: (line) => void lines.push(line) }),
  signal: new AbortController().signal,
  everyMs: 0,
});

/** Writes the file of a clinic, with one text replaced. */
function write(id: string, text = 'id: small', replacement = 'id: small'): void {
  writeFileSync(join(folder, `${id}.yaml`), smallClinicWith(text, replacement).replace('id: small', `id: ${id}`));
}

const zoneOf = async (id: string): Promise<string | undefined> => (await store.clinics.get(id as ClinicId))?.file.zone;

describe("a folder of clinics' files", () => {
  it('becomes what the database and the disk of the machine know of the clinics', async () => {
    write('east');
    write('west', 'America/New_York', 'America/Los_Angeles');
    await takeInClinics(folder, options());

    expect(await zoneOf('west')).toBe('America/Los_Angeles');
    expect((await lastGoodClinics(home).read('west' as ClinicId))?.zone).toBe('America/Los_Angeles');
    expect((await lastGoodClinics(home).read('east' as ClinicId))?.zone).toBe('America/New_York');
  });

  it('makes the courses of a clinic look again when its file has changed, and no others', async () => {
    write('north');
    write('south');
    await takeInClinics(folder, options());
    told = [];
    write('north', 'to: 17:00', 'to: 16:00');
    await takeInClinics(folder, options());
    await takeInClinics(folder, options());

    expect(told).toEqual(['course of north: clinicFile']);
  });

  it('with a wrong file in it changes nothing, and says where it is wrong', async () => {
    write('good');
    write('wrong', 'America/New_York', 'Gotham');
    await takeInClinics(folder, options());

    expect([await zoneOf('good'), await zoneOf('wrong')]).toEqual([undefined, undefined]);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      {
        file: join(folder, 'wrong.yaml'),
        line: 5,
        column: 1,
        problem: 'zone: is no IANA time zone, e.g. America/New_York',
      },
    ]);
  });

  it('that is not there leaves the clinics as they are, and still keeps them on the disk', async () => {
    const { clinic } = parseClinicFile(smallClinic, 'small.yaml');
    await store.clinics.put(clinic);
    await takeInClinics(join(folder, 'none'), options());

    expect(await lastGoodClinics(home).read(clinic.id)).toEqual(clinic);
  });
});

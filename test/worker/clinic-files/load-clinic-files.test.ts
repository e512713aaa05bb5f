import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadClinicFiles } from '../../../worker/clinic-files';
import { smallClinic, smallClinicWith } from './small-clinic';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regimen-clinics-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe("a folder of clinics' files", () => {
  it('is read in the order of the names, passing over what is no YAML', async () => {
    write('b.yaml', smallClinic);
    write('a.yaml', smallClinicWith('id: small', 'id: other'));
    write('README.md', 'How to write these');

    expect((await loadClinicFiles(folder)).map(({ id }) => id)).toEqual(['other', 'small']);
  });

  it('is refused with the problems of all files, and when two clinics have one id', async () => {
    write('a.yaml', smallClinic);
    write('b.yaml', smallClinicWith('America/New_York', 'Gotham'));
    write('c.yaml', smallClinic);

    await expect(loadClinicFiles(folder)).rejects.toThrow(
      `${folder}/b.yaml:5:1: zone: is no IANA time zone, e.g. America/New_York\n` +
        `${folder}/c.yaml:2:1: id: "small" is also the id of ${folder}/a.yaml`,
    );
  });
});

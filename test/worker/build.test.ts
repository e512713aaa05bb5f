import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineBuild } from '../../worker/build';

let folder: string;
let rules: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regimen-build-'));
  rules = join(folder, 'domain');
  mkdirSync(join(rules, 'spacing'), { recursive: true });
  writeFileSync(join(rules, 'decide.js'), 'exports.decide = 1;\n');
  writeFileSync(join(rules, 'spacing', 'gap.js'), 'exports.gap = 72;\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the build of the engine', () => {
  it('names the package, the rules, the time-zone data and what reads them', () => {
    expect(engineBuild(rules)).toMatch(/^0\.1\.0\+[0-9a-f]{12}\.tz20\d\d[a-z]\.luxon3\.7\.2$/);
  });

  it('is the same for the same rules, wherever and whenever they were compiled', () => {
    const elsewhere = join(folder, 'elsewhere');
    cpSync(rules, elsewhere, { recursive: true });
    utimesSync(join(elsewhere, 'decide.js'), 1_000, 1_000);
    writeFileSync(join(elsewhere, 'decide.js.map'), '{"sourceRoot": "/elsewhere"}');

    expect(engineBuild(elsewhere)).toBe(engineBuild(rules));
  });

  it('is another one when a rule changed, moved or is new', () => {
    const builds = [engineBuild(rules)];
    writeFileSync(join(rules, 'spacing', 'gap.js'), 'exports.gap = 71;\n');
    builds.push(engineBuild(rules));
    cpSync(join(rules, 'spacing', 'gap.js'), join(rules, 'gap.js'));
    builds.push(engineBuild(rules));
    rmSync(join(rules, 'spacing'), { recursive: true });
    builds.push(engineBuild(rules));

    expect(new Set(builds).size).toBe(4);
  });

  it('is that of the rules that run here unless told otherwise', () => {
    expect(engineBuild()).toBe(engineBuild(join(__dirname, '../../domain')));
  });
});

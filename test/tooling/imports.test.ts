import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');

/** A small tree with the project's folders: each file, what it says, and the rules it breaks. */
const files: Readonly<Record<string, readonly [text: string, ...rules: string[]]>> = {
  'domain/course.ts': [`import { hour } from './time/hour'; export type Course = typeof hour;`],
  'domain/time/hour.ts': [`import { DateTime } from 'luxon'; export const hour = DateTime.now;`],
  'domain/protocol/schema.ts': [`import { z } from 'zod'; export const schema = z.string();`],
  'domain/local.ts': [`import type { DateTime } from 'luxon'; export type At = DateTime;`, 'luxon'],
  'domain/checked.ts': [`import { z } from 'zod'; export const checked = z.string();`, 'zod-in-domain'],
  'domain/parsed.ts': [`import { parse } from 'yaml'; export const parsed = parse;`, 'domain-packages'],
  'domain/hashed.ts': [`import { createHash } from 'node:crypto'; export const hash = createHash;`, 'domain-packages'],
  'domain/stored.ts': [
    `import { rows } from '../store/rows'; export const stored = rows;`,
    'domain-one-way',
    'domain-packages',
  ],
  'store/rows.ts': [`import type { Course } from '../domain/course'; export const rows: Course[] = [];`],
  'store/asking.ts': [`import { ask } from '../client/ask'; export const asking = ask;`, 'store-one-way'],
  'activities/record.ts': [`import { rows } from '../store/rows'; export const record = () => rows;`],
  'activities/zoned.ts': [`import { DateTime } from 'luxon'; export const zoned = DateTime;`, 'luxon'],
  'activities/called.ts': [
    `import { course } from '../workflows/course'; export const called = course;`,
    'activities-one-way',
  ],
  'workflows/messages.ts': [
    `import { defineQuery } from '@temporalio/workflow'; export const log = defineQuery('log');`,
  ],
  'workflows/course.ts': [
    `import type { Course } from '../domain/course'; import type { record } from '../activities/record';
     import { log } from './messages'; export const course = (_: Course, __: typeof record) => log;`,
  ],
  'workflows/deciding.ts': [
    `import { hour } from '../domain/time/hour'; export const deciding = hour;`,
    'workflows-types-only',
  ],
  'workflows/doing.ts': [
    `import { record } from '../activities/record'; export const doing = record;`,
    'workflows-types-only',
  ],
  'workflows/storing.ts': [
    `import type { rows } from '../store/rows'; export type Rows = typeof rows;`,
    'workflows-one-way',
  ],
  'workflows/logging.ts': [`import pino from 'pino'; export const logging = pino;`, 'workflows-packages'],
  'workflows/reading.ts': [
    `import { readFile } from 'node:fs'; export const reading = readFile;`,
    'workflows-packages',
  ],
  'client/ask.ts': [`import { log } from '../workflows/messages'; export const ask = log;`],
  'client/running.ts': [
    `import { course } from '../workflows/course'; export const running = course;`,
    'client-one-way',
  ],
  'client/selecting.ts': [`import { rows } from '../store/rows'; export const selecting = rows;`, 'client-one-way'],
  'api/courses.ts': [
    `import { ask } from '../client/ask'; import { rows } from '../store/rows'; export const get = [ask, rows];`,
  ],
  'api/messaging.ts': [`import { log } from '../workflows/messages'; export const messaging = log;`, 'api-one-way'],
  'api/working.ts': [`import { main } from '../worker/main'; export const working = main;`, 'api-one-way'],
  'worker/main.ts': [
    `import { get } from '../api/courses'; import { record } from '../activities/record'; export const main = [get, record];`,
  ],
  'worker/showing.ts': [`import { page } from '../console/page'; export const showing = page;`, 'worker-one-way'],
  'worker/testing.ts': [`import { given } from '../test/given'; export const testing = given;`, 'worker-one-way'],
  'worker/watching.ts': [`import fc from 'fast-check'; export const watching = fc;`, 'no-dev-package'],
  'worker/guessing.ts': [`import { guess } from './nowhere'; export const guessing = guess;`, 'resolvable'],
  'worker/utils.ts': [`export const one = 1;`],
  'worker/using.ts': [`import { one } from './utils'; export const using = one;`, 'named-after-its-content'],
  'worker/chicken.ts': [`import type { Egg } from './egg'; export type Chicken = Egg;`, 'no-cycle'],
  'worker/egg.ts': [`import type { Chicken } from './chicken'; export type Egg = Chicken;`],
  'console/page.ts': [`export const page = 1;`],
  'console/selecting.ts': [`import { rows } from '../store/rows'; export const selecting = rows;`, 'console-one-way'],
  'test/given.ts': [
    `import fc from 'fast-check'; import { DateTime } from 'luxon'; export const given = [fc, DateTime];`,
  ],
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

it('imports point one way: each breach is found and nothing else is', () => {
  const tree = mkdtempSync(join(tmpdir(), 'regimen-imports-'));
  try {
    for (const [path, [text]] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    for (const shared of ['node_modules', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
      symlinkSync(join(root, shared), join(tree, shared));
    }
    expect(breaches(tree)).toEqual(
      Object.fromEntries(
        Object.entries(files).flatMap(([path, [, ...rules]]) => (rules.length > 0 ? [[path, rules]] : [])),
      ),
    );
  } finally {
    rmSync(tree, { recursive: true });
  }
});

/** The names of the rules each file breaks, in alphabetical order. */
function breaches(tree: string): Record<string, string[]> {
  const cruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const folders = new Set(Object.keys(files).map((path) => path.split('/')[0] ?? path));
  const args = [cruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const output = execFileSync(process.execPath, args, { cwd: tree, maxBuffer: 64 * 1024 * 1024 });
  const { summary } = JSON.parse(output.toString()) as {
    readonly summary: { readonly violations: readonly Violation[] };
  };
  const found: Record<string, string[]> = {};
  for (const { from, rule } of summary.violations) found[from] = [...(found[from] ?? []), rule.name].sort();
  return found;
}

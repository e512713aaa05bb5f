import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';

const root = join(__dirname, '..', '..');
const config = createRequire(__filename)('../../eslint.config.js') as Linter.Config[];

/** The project's own rules on text that is in no file; `probe` files belong to no tsconfig, so they get one here. */
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  baseConfig: config,
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*/*probe*.ts'],
          defaultProject: 'tsconfig.json',
          maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: 20,
        },
      },
    },
  },
});

// TypeScript's project service leaves timers for updates that never come; real ones would outlive the tests.
jest.useFakeTimers({ doNotFake: ['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] });
// The first test loads ESLint and TypeScript.
jest.setTimeout(120_000);

async function rulesBroken(filePath: string, text: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, filePath) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

async function expectOnly(rule: string, filePath: string, text: string): Promise<void> {
  expect(await rulesBroken(filePath, text)).toEqual([rule]);
}

describe('in any folder', () => {
  it.each([
    ['a promise nobody waits for', '@typescript-eslint/no-floating-promises', 'Promise.resolve(1);'],
    [
      'a switch that forgets a case',
      '@typescript-eslint/switch-exhaustiveness-check',
      `export function sides(shape: 'triangle' | 'square'): number {
         switch (shape) { case 'square': return 4; default: return 0; }
       }`,
    ],
    [
      'a type imported as a value',
      '@typescript-eslint/consistent-type-imports',
      `import { Server } from 'node:http'; export function close(server: Server): void { server.close(); }`,
    ],
    ['a default export', 'no-restricted-syntax', 'export default 1;'],
    ['an export renamed to default', 'no-restricted-syntax', 'const one = 1; export { one as default };'],
    ['an export of everything', 'no-restricted-syntax', `export * from 'node:path';`],
    ['any', '@typescript-eslint/no-explicit-any', 'export const answer: any = 1;'],
    ['a setting read from the environment', 'no-restricted-properties', 'export const home = process.env.HOME;'],
    ['the environment taken apart', 'no-restricted-properties', 'export const { env } = process;'],
    ['printing', 'no-console', `console.log('patient');`],
    ['more than 250 lines', 'max-lines', '// one more line\n'.repeat(251)],
  ])('%s is an error', (_what, rule, text) => expectOnly(rule, 'api/probe.ts', text));

  it('named exports of plain code are fine', async () => {
    expect(await rulesBroken('api/probe.ts', `export const greeting = 'hello';`)).toEqual([]);
  });
});

describe('settings', () => {
  it.each(['worker/probe-config.ts', 'worker/settings-probe.ts', 'scripts/probe.ts', 'test/probe.ts'])(
    'are read from the environment in %s',
    async (filePath) => {
      expect(await rulesBroken(filePath, 'export const home = process.env.HOME;')).toEqual([]);
    },
  );

  it('are read nowhere else in the worker', () =>
    expectOnly('no-restricted-properties', 'worker/probe.ts', 'export const home = process.env.HOME;'));
});

describe('a workflow', () => {
  it.each(['luxon', 'zod', 'node:fs', 'fs', 'crypto', 'node:fs/promises'])('may not import %s', (module) =>
    expectOnly('no-restricted-imports', 'workflows/probe.ts', `import * as imported from '${module}'; void imported;`),
  );

  it.each([
    'Intl.DateTimeFormat()',
    'Temporal.Now.instant()',
    'setInterval(() => undefined, 1)',
    'process.uptime()',
    'Buffer.from([])',
    'crypto.randomUUID()',
    'structuredClone(1)',
    `void fetch('http://localhost')`,
    'queueMicrotask(() => undefined)',
    'performance.now()',
    'globalThis.performance.now()',
  ])('may not reach for %s', async (expression) => {
    const broken = await rulesBroken('workflows/probe.ts', `${expression};`);
    // Only Node's newer versions know Temporal, so its type is not known either.
    expect(broken.filter((rule) => !rule?.includes('no-unsafe-'))).toEqual(['no-restricted-globals']);
  });

  it.each([
    'at.getHours()',
    'at.getMinutes()',
    'at.getDate()',
    'at.getDay()',
    'at.getMonth()',
    'at.getFullYear()',
    'at.getTimezoneOffset()',
    'at.toLocaleString()',
    'at.toLocaleDateString()',
    'at.setHours(3)',
    'at.toDateString()',
    'new Date(2031, 2, 3)',
  ])("may not ask the host's zone: %s", (expression) =>
    expectOnly(
      'no-restricted-syntax',
      'workflows/probe.ts',
      `export function zoned(at: Date): unknown { return [at, ${expression}]; }`,
    ),
  );

  it('may tell instants apart', async () => {
    const text = `export function isDue(wakeAt: string): boolean { return Date.parse(wakeAt) <= Date.now(); }`;
    expect(await rulesBroken('workflows/probe.ts', text)).toEqual([]);
  });
});

describe('the domain', () => {
  const luxon = `import { DateTime } from 'luxon';`;

  it.each([
    'export const at = Date.now();',
    'export const at = new Date();',
    'export const at = Date();',
    'export const chance = Math.random();',
    `${luxon} export const at = DateTime.now();`,
    `${luxon} export const at = DateTime.local(2031, 3, 3);`,
    `${luxon} export const at = DateTime.utc();`,
    'export function hour(at: Date): number { return at.getHours(); }',
  ])('has no clock, zone or chance of its own: %s', (text) =>
    expectOnly('no-restricted-syntax', 'domain/probe.ts', text),
  );

  it('makes no ids', async () => {
    const text = `import { randomUUID } from 'node:crypto'; export const id = randomUUID();`;
    expect(new Set(await rulesBroken('domain/probe.ts', text))).toEqual(new Set(['no-restricted-syntax']));
  });

  it.each(['process.uptime()', 'performance.now()', 'setTimeout(() => undefined, 1)'])(
    'may not reach for %s',
    (expression) => expectOnly('no-restricted-globals', 'domain/probe.ts', `${expression};`),
  );

  it('may compute with the instants it is given', async () => {
    const text = `${luxon} export const later = DateTime.utc(2031, 3, 3).plus({ days: 1 }).toISO();
      export const at = new Date('2031-03-03T14:00:00Z').toISOString();`;
    expect(await rulesBroken('domain/probe.ts', text)).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { commandSchemas } from '../../client/command-schemas/command-schemas';
import { serveApi } from './served-api';
import type { ServedApi } from './served-api';

interface Operation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let api: ServedApi;
let source: string;
let description: Description;

beforeAll(async () => {
  api = await serveApi();
  source = (await api.server.inject('/openapi.json')).body;
  description = JSON.parse(source) as Description;
}, 90_000);

afterAll(() => api.close());

/** The linter is an ES module, which tests cannot load: it runs beside them. */
const linter = `
  import { createConfig, lintFromString } from '@redocly/openapi-core';
  import { readFileSync } from 'node:fs';
  const config = await createConfig({ extends: ['recommended'], rules: { 'info-license': 'off', 'operation-4xx-response': 'off', 'no-empty-servers': 'off' } });
  const problems = await lintFromString({ source: readFileSync(0, 'utf8'), config });
  console.log(JSON.stringify(problems.map(({ severity, ruleId, message, location }) => severity + ' ' + ruleId + ': ' + message + ' at ' + location[0]?.pointer)));
`;

function faultsOf(text: string): readonly string[] {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', linter], {
    input: text,
    encoding: 'utf8',
  });
  return JSON.parse(output) as readonly string[];
}

const operations = (): [string, Operation][] =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );

describe('the description of the API', () => {
  it('is OpenAPI 3.1 without a fault', () => {
    expect(faultsOf(source)).toEqual([]);
    expect(description.openapi).toBe('3.1.0');
  });

  it('has an endpoint for every command but the two that open a course', () => {
    const named = operations().flatMap(([name]) => /commands\/(\w+)$/.exec(name)?.[1] ?? []);
    expect([...named, 'OpenCourse', 'AdoptCourse'].sort()).toEqual(Object.keys(commandSchemas).sort());
  });

  it('asks every write for an Idempotency-Key', () => {
    const lacking = operations()
      .filter(([name]) => /^(post|patch) /.test(name))
      .filter(
        ([, { parameters = [] }]) => !parameters.some(({ name, required }) => name === 'idempotency-key' && required),
      )
      .map(([name]) => name);
    expect(lacking).toEqual([]);
  });

  it('documents problems for every endpoint, of which /health alone needs no key', () => {
    const without = operations().filter(([, { responses }]) => {
      return !('application/problem+json' in (responses['default']?.content ?? {}));
    });
    expect(without).toEqual([]);
    expect(
      operations()
        .filter(([, { security }]) => security?.length === 0)
        .map(([name]) => name),
    ).toEqual(['get /health']);
  });

  it('names every operation once', () => {
    const names = operations().map(([, { operationId }]) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });
});

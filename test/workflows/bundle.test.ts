import { readFileSync } from 'node:fs';
import { workflowBundle } from '../support/workflow-bundle';

jest.setTimeout(60_000);

describe('the workflow bundle', () => {
  it('holds the shell and the SDK, and nothing else that would be replayed', async () => {
    const code = readFileSync((await workflowBundle()).codePath, 'utf8');
    const modules = [...code.matchAll(/^\/\*{3}\/ "\.\/([^"]+)"/gm)].map(([, path]) => path!);
    const packages = modules.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    const ours = modules.filter((path) => !path.startsWith('node_modules/') && !path.startsWith('workflows/'));
    expect(modules).toContain('workflows/course.ts');
    expect(ours).toEqual(['worker/codec/failure-converter.ts']);
    expect([...new Set(packages)].sort()).toEqual([
      '@temporalio/common',
      '@temporalio/workflow',
      'long',
      'ms',
      'nexus-rpc',
    ]);
  });
});

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflows } from '../../scripts/bundle-workflows';
import { projectRoot } from '../../worker/project-root';

/** The workflow bundle for a test's worker, made once for each content of the sources. */
export async function workflowBundle(): Promise<{ readonly codePath: string }> {
  const folder = join(projectRoot(), '.cache', 'workflow-bundle');
  const codePath = join(folder, `${contentHash()}.js`);
  if (!existsSync(codePath)) {
    mkdirSync(folder, { recursive: true });
    // Another test process may be doing the same: a reader sees a whole file or none.
    const draft = `${codePath}.${process.pid}`;
    writeFileSync(draft, await bundleWorkflows());
    renameSync(draft, codePath);
  }
  return { codePath };
}

function contentHash(): string {
  const root = projectRoot();
  const sources = readdirSync(join(root, 'workflows'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => join('workflows', file));
  const others = [
    join('worker', 'codec', 'failure-converter.ts'),
    join('scripts', 'bundle-workflows.ts'),
    join('node_modules', '@temporalio', 'workflow', 'package.json'),
  ];
  const hash = createHash('sha256');
  for (const file of [...sources, ...others]) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../worker/project-root';
import { workflowBundle } from '../workflow-bundle';

/** Puts the bundle of today's workflows where processes of their own look for it, as a build does. */
export async function buildBundle(): Promise<void> {
  const { codePath } = await workflowBundle();
  const folder = join(projectRoot(), 'dist');
  mkdirSync(folder, { recursive: true });
  // Others may be reading the one that is there.
  const draft = join(folder, `workflow-bundle.js.${process.pid}`);
  copyFileSync(codePath, draft);
  renameSync(draft, join(folder, 'workflow-bundle.js'));
}

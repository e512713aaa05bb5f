import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { failureConverterPath } from '../worker/codec';
import { projectRoot } from '../worker/project-root';

/** The code that workers run as workflows, in one file; from the sources or from `dist/`, whichever this runs from. */
export async function bundleWorkflows(): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
  });
  return code;
}

async function main(): Promise<void> {
  const file = join(projectRoot(), 'dist', 'workflow-bundle.js');
  writeFileSync(file, await bundleWorkflows());
  console.log(`Workflow bundle: ${file}`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

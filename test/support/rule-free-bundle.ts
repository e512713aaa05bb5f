import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { failureConverterPath } from '../../worker/codec';
import { projectRoot } from '../../worker/project-root';

/** The workflow bundle in which every module of `domain/` and `activities/` throws as soon as it is loaded. */
export async function ruleFreeBundle(): Promise<{ readonly code: string }> {
  const rules = ['domain', 'activities'].map((folder) => join(projectRoot(), folder));
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(projectRoot(), 'workflows', 'index.ts'),
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      module: {
        ...config.module,
        rules: [
          ...(config.module?.rules ?? []),
          { include: rules, enforce: 'post', use: require.resolve('./throw-when-loaded') },
        ],
      },
    }),
  });
  return { code };
}

/** Lets plain node require our TypeScript, for tests that need a process of their own: `node -r <this> script.ts`. */
const { transformFileSync } = require('@swc/core');

const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };

require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, options).code, file);

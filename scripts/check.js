/**
 * Everything that can be said about the code without running it. Two checks at a time; what a check printed is shown
 * when it fails. Ends 1 when any of them failed.
 */
const { execFile, spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { delimiter, join } = require('node:path');

const root = join(__dirname, '..');
const folders = ['domain', 'store', 'workflows', 'activities', 'client', 'api', 'worker', 'scripts', 'test', 'console'];
const present = folders.filter((folder) => existsSync(join(root, folder)));

/** Slowest first. The caches are keyed by content; lint's does not see a changed type in another file, so CI has none. */
const cached = (name) =>
  process.env.CI ? [] : ['--cache', `--cache-location=.cache/${name}`, '--cache-strategy=content'];

const checks = [
  { name: 'lint', command: ['eslint', '.', '--max-warnings=0', ...cached('eslint')] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'format', command: ['prettier', '.', '--check', '--log-level=warn', ...cached('prettier')] },
  { name: 'unused', command: ['knip'] },
  { name: 'imports', command: ['depcruise', '--config', '.dependency-cruiser.cjs', ...present] },
  { name: 'compose file', command: ['dclint', '--max-warnings=0', 'docker-compose.yml'] },
];

/** The compose file refuses to go without these; what they are is not looked at here. */
const composeSettings = {
  POSTGRES_PASSWORD: 'x',
  REGIMEN_DATABASE_PASSWORD: 'x',
  TEMPORAL_DATABASE_PASSWORD: 'x',
  REGIMEN_KEYS_FILE: 'x',
};

async function main() {
  const waiting = [...checks];
  if (spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0) {
    waiting.push({ name: 'compose', command: ['docker', 'compose', 'config', '--quiet'], env: composeSettings });
  } else {
    console.log('skip compose: no `docker compose` here');
  }
  const failed = [];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await passes(check))) failed.push(check.name);
    }
  };
  await Promise.all([lane(), lane()]);
  console.log(failed.length === 0 ? 'check: all passed' : `check: failed: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function passes({ name, command: [file, ...args], env }) {
  const startedAt = Date.now();
  const options = {
    cwd: root,
    env: { ...process.env, ...env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` },
    maxBuffer: 64 * 1024 * 1024,
  };
  return new Promise((resolve) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      console.log(`${error ? 'FAIL' : 'ok  '} ${name} (${seconds} s)`);
      if (error) console.log(`${stdout}${stderr}`.trim() || error.message);
      resolve(!error);
    });
  });
}

void main();

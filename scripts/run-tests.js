/**
 * `npm test`: the check, then every test in two runs of Jest, since tests with servers of their own would starve each
 * other. All three run even when an earlier one failed; the last line counts the tests of both runs.
 * Arguments go to both runs (`npm test -- test/domain`).
 */
const { spawn } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const resultsFolder = join(root, '.cache', 'jest-results');

/** Jest waits for ever for a server, timer or socket that a test left open. */
const graceToExitMs = 30_000;

async function main() {
  rmSync(resultsFolder, { recursive: true, force: true });
  mkdirSync(resultsFolder, { recursive: true });
  const checked = await exitOf(run('inherit', 'scripts/check.js'));
  const runs = [await jest('parallel', 2), await jest('serial', 1)];
  const passed = sum(runs, ({ results }) => results.numPassedTests ?? 0);
  const failed = sum(runs, failures);
  const skipped = sum(runs, ({ results }) => (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0));
  if (checked !== 0) console.log('\nThe check failed; see the top.');
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = checked === 0 && failed === 0 && passed > 0 ? 0 : 1;
}

async function jest(project, workers) {
  const child = run(
    // With --json Jest reports to people on stderr; the results on stdout are in the file, too.
    ['ignore', 'ignore', 'inherit'],
    'node_modules/jest/bin/jest.js',
    `--selectProjects=${project}`,
    `--maxWorkers=${workers}`,
    '--passWithNoTests',
    '--json',
    `--outputFile=${resultsPath(project)}`,
    ...process.argv.slice(2),
  );
  let finishedAt;
  const watch = setInterval(() => {
    if (finishedAt === undefined && existsSync(resultsPath(project))) finishedAt = Date.now();
    if (finishedAt === undefined || Date.now() - finishedAt < graceToExitMs) return;
    console.log(`A ${project} test left something open (find it with --detectOpenHandles): Jest is stopped.`);
    child.kill('SIGKILL');
  }, 1_000);
  const status = await exitOf(child);
  clearInterval(watch);
  return { status, results: readResults(project) };
}

/** A file that could not load has no tests to count, and a run that died or did not end may have none that failed. */
function failures({ status, results }) {
  const counted = (results.numFailedTests ?? 0) + (results.numRuntimeErrorTestSuites ?? 0);
  return counted === 0 && status !== 0 ? 1 : counted;
}

function run(stdio, ...args) {
  const env = { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules`.trim() };
  return spawn(process.execPath, args, { cwd: root, env, stdio });
}

function exitOf(child) {
  return new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
}

function readResults(project) {
  return existsSync(resultsPath(project)) ? JSON.parse(readFileSync(resultsPath(project), 'utf8')) : {};
}

function resultsPath(project) {
  return join(resultsFolder, `${project}.json`);
}

function sum(runs, count) {
  return runs.reduce((total, run) => total + count(run), 0);
}

void main();

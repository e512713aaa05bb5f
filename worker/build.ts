import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from './project-root';

const digestLength = 12;

/**
 * Names what decides: the package's version, a digest of the rules as they run here, and the versions of the time-zone
 * data and of the library that reads it, e.g. `0.1.0+4f2a90c1d3e5.tz2025b.luxon3.7.2`. The same code built anywhere has the
 * same name; a course notes it where it changes (reading R6).
 */
export function engineBuild(rulesFolder = join(__dirname, '..', 'domain')): string {
  const { version } = packageAt(join(projectRoot(), 'package.json'));
  const luxon = packageAt(createRequire(__filename).resolve('luxon/package.json'));
  return `${version}+${digestOf(rulesFolder)}.tz${process.versions.tz}.luxon${luxon.version}`;
}

/** Over names and content, in the order of the names; what a compiler puts beside the code says nothing about the rules. */
function digestOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .sort();
  const hash = createHash('sha256');
  for (const name of files) {
    const content = readFileSync(join(folder, name));
    hash.update(`${name}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, digestLength);
}

function packageAt(path: string): { readonly version: string } {
  return JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
}

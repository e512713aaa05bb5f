import { billedKinds } from './billed-actions';
import { totalOf, type Cost, type CostOfCourse } from './cost-of-course';

/** A course that was counted, and what happened in it. */
export interface CountedCourse {
  readonly title: string;
  readonly cost: CostOfCourse;
}

/** The figures as markdown: each course by phase, then all courses by kind of action. */
export function costTables(courses: readonly CountedCourse[]): string {
  return [...courses.map(byPhase), byKind(courses)].join('\n\n');
}

function byPhase({ title, cost }: CountedCourse): string {
  return [
    `**${title}** (${cost.entries} entries in its log)`,
    '',
    '| Phase | History events | KB | Billed actions |',
    '|---|---:|---:|---:|',
    ...[...cost.phases].map(([phase, part]) => row(phase, part)),
    row('whole course', cost.whole),
  ].join('\n');
}

function row(name: string, cost: Cost): string {
  return `| ${name} | ${cost.events} | ${Math.round(cost.bytes / 1024)} | ${totalOf(cost)} |`;
}

function byKind(courses: readonly CountedCourse[]): string {
  const counts = (kind: (typeof billedKinds)[number]) =>
    courses.map(({ cost }) => cost.whole.actions[kind]).join(' | ');
  return [
    `| Billed action | ${courses.map(({ title }) => title).join(' | ')} |`,
    `|---|${courses.map(() => '---:').join('|')}|`,
    ...billedKinds.map((kind) => `| ${kind} | ${counts(kind)} |`),
    `| **all** | ${courses.map(({ cost }) => totalOf(cost.whole)).join(' | ')} |`,
  ].join('\n');
}

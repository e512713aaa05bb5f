import type { ProtocolPath } from '../../domain/protocol/check/finding';
import type { Protocol } from '../../domain/protocol/schema';
import type { Place } from '../protocol-files/yaml-source';
import { runCourseCase } from './course-case';
import { runMeasureCase } from './measure-case';
import type { Mismatch } from './mismatch';
import type { ReadCases } from './read-cases';
import { runSpacingCase } from './spacing-case';

/** One case and how it went; it passed when there are no mismatches. */
export interface CaseOutcome extends Place {
  readonly kind: 'spacing' | 'measures' | 'course';
  readonly title: string;
  /** The reading or source that it leans on. */
  readonly basis: string;
  readonly file: string;
  readonly mismatches: readonly (Mismatch & Place)[];
}

/** Runs every case of one file against the protocol, by the same pure rules that run courses. */
export function runCases(protocol: Protocol, { file, cases, placeOf }: ReadCases): readonly CaseOutcome[] {
  if (cases === null) return [];
  const { zone, spacing, measures, course } = cases;
  return [
    ...spacing.map((one, index) => outcomeOf('spacing', index, one, runSpacingCase(protocol, zone, one))),
    ...measures.map((one, index) => outcomeOf('measures', index, one, runMeasureCase(protocol, one))),
    ...course.map((one, index) => outcomeOf('course', index, one, runCourseCase(protocol, zone, one))),
  ];

  function outcomeOf(
    kind: CaseOutcome['kind'],
    index: number,
    {
      title,
      reading,
      source,
    }: { readonly title: string; readonly reading?: string | undefined; readonly source?: string | undefined },
    found: readonly Mismatch[],
  ): CaseOutcome {
    const at: ProtocolPath = [kind, index];
    const basis = [reading, source].filter((one) => one !== undefined).join('; ');
    const mismatches = found.map((one) => ({ ...one, ...placeOf([...at, ...one.path]) }));
    return { kind, title, basis, file, ...placeOf(at), mismatches };
  }
}

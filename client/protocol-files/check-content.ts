import type { z } from 'zod';
import { checkProtocol } from '../../domain/protocol/check/check-protocol';
import type { ProtocolFinding } from '../../domain/protocol/check/finding';
import { protocolSchema } from '../../domain/protocol/schema';
import type { Protocol } from '../../domain/protocol/schema';

type Issue = z.core.$ZodIssue;

export interface CheckedContent {
  /** Null while anything is an error. */
  readonly protocol: Protocol | null;
  /** What is wrong with the form. */
  readonly issues: readonly Issue[];
  /** What makes no sense, as far as the form is right, and what is to be confirmed. */
  readonly findings: readonly ProtocolFinding[];
}

/** Says everything about a protocol's content at once, wherever it comes from. */
export function checkContent(content: unknown): CheckedContent {
  const parsed = protocolSchema.safeParse(content);
  const issues = parsed.success ? [] : parsed.error.issues;
  const findings = checkProtocol(parsed.success ? parsed.data : soundSections(content, issues));
  const sound = findings.every(({ level }) => level !== 'error');
  return { protocol: parsed.success && sound ? parsed.data : null, issues, findings };
}

/** The sections in which nothing is wrong with the form: they can be checked for sense already. */
function soundSections(content: unknown, issues: readonly Issue[]): Partial<Protocol> {
  if (typeof content !== 'object' || content === null) return {};
  const unsound = new Set(issues.map(({ path }) => path[0]));
  const sound = Object.entries(content).filter(([section]) => section in protocolSchema.shape && !unsound.has(section));
  return Object.fromEntries(sound);
}

import { protocolChanges } from '../../../client/protocol-pages/protocol-changes';
import type { Protocol } from '../../../domain/protocol/schema';
import { shippedProtocol } from '../../support/shipped-protocol';

function changes(change: (protocol: Protocol) => void): readonly string[] {
  const [before, after] = [shippedProtocol('sublingual-home'), shippedProtocol('sublingual-home')];
  change(after);
  return protocolChanges(before, after).map(({ group, text }) => `${group}: ${text}`);
}

describe('two protocols', () => {
  it('that are alike differ in nothing', () => {
    expect(changes(() => undefined)).toEqual([]);
  });

  it('differ in words that a clinician understands, what matters for patients first', () => {
    const said = changes((protocol) => {
      protocol.version = '99.0.0';
      protocol.consent.version = '2.0';
      protocol.screening.questions[0] = {
        id: 'liver',
        text: 'Have you had liver disease?',
        tier: 'review',
        source: 'F1:12 (F)',
      };
      for (const { spacing } of protocol.series.slice(0, 1)) {
        spacing.minimum = [{ span: { hours: 96 }, source: 'MB-CLIN (C)' }];
      }
      protocol.measures = [];
    });
    expect(said).toEqual([
      'safety: The form phq-9 is no longer asked for',
      'spacing: Introductory series: the minimum gap goes from 72 hours to 96 hours (source MB-CLIN (C))',
      'screening: A screening question is new: "Have you had liver disease?" (review) (source F1:12 (F))',
      'screening: A screening question is gone: "Have you ever had psychosis or schizophrenia?" (exclude)',
      'consent: The consent form goes from sublingual-home-treatment 1.0 to sublingual-home-treatment 2.0',
      `rest: The version goes from ${shippedProtocol('sublingual-home').version} to 99.0.0`,
    ]);
  });

  it('differ in ladders, in who owes what, and in what a figure stands on', () => {
    const said = changes(({ ladders, obligations, lapse, series: [introductory] }) => {
      Object.assign(ladders['attendance'] ?? {}, { repeats: 0 });
      Object.assign(obligations['consult'] ?? {}, { owner: 'medicalLead', dueAfter: { days: 2 } });
      lapse.source = 'MB-CLIN (C)';
      if (introductory) introductory.spacing.grace = { span: { hours: 6 }, source: 'MB-FAQ (C)' };
    });
    expect(said).toEqual([
      'spacing: Introductory series: the grace is new: 6 hours (source MB-FAQ (C))',
      'spacing: The time without a dose that asks for a check-in stays 84 days; its source is now MB-CLIN (C), not MB-RET (C)',
      'obligations: The ladder attendance goes from "at once coordinator by email; after 4 hours clinician by email; climbed again once, 1 day apart; an acknowledgement lasts 4 hours; in clinic hours" to "at once coordinator by email; after 4 hours clinician by email; climbed once; an acknowledgement lasts 4 hours; in clinic hours" (source CAPITOL (C); project default, clinic to confirm)',
      'obligations: The obligation "consult" goes from the clinician\'s to the medical lead\'s (source MB-CLIN (C); project default, clinic to confirm)',
      'obligations: The obligation "consult": its time goes from 3 days to 2 days',
    ]);
  });

  it('never hide a change: every figure, text and flag that is altered is told', () => {
    const before = shippedProtocol('sublingual-home');
    const silent = leavesOf(before)
      .filter((path) => !path.includes('schema') && protocolChanges(before, altered(path)).length === 0)
      .map((path) => path.join('.'));
    expect(silent).toEqual([]);
  });
});

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((member: unknown, index) => leavesOf(member, [...path, index]));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]));
}

function altered(path: Path): Protocol {
  const protocol = shippedProtocol('sublingual-home');
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<Record<string, unknown>>(
    (one, part) => {
      return one[part] as Record<string, unknown>;
    },
    protocol as unknown as Record<string, unknown>,
  );
  const value = holder[last];
  if (typeof value === 'number') holder[last] = value + 1;
  else if (typeof value === 'boolean') holder[last] = !value;
  else holder[last] = `${String(value)}x`;
  return protocol;
}

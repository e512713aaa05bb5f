import type { Showing } from './next';

/** The course at a glance, as markdown for the Temporal UI. Plain text there: the card holds nothing personal. */
export function courseDetails({ identity, card, health }: Pick<Showing, 'identity' | 'card' | 'health'>): string {
  const course = `${identity.realm === 'practice' ? '**Practice course** · ' : ''}clinic ${identity.clinic}`;
  const troubles = [
    health.failedDecisions > 0 ? `- **failed decisions:** ${health.failedDecisions}` : '',
    health.parked > 0 ? `- **parked letters:** ${health.parked}` : '',
  ];
  const lines = card
    ? [
        `- **protocol:** ${card.protocol}`,
        `- **phase:** ${card.phase} (${card.status})`,
        `- **next:** ${card.next ? `${card.next.what} at ${card.next.at}` : 'nothing'}`,
        `- **open escalations:** ${card.openEscalations}`,
      ]
    : ['- not decided yet'];
  return [course, '', ...lines, ...troubles.filter((line) => line !== '')].join('\n');
}

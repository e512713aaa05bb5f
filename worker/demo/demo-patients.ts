import type { AdoptedFact } from '../../domain/course/commands';
import type { Protocol } from '../../domain/protocol/schema';
import type { Instant } from '../../domain/time/instant';
import { DemoFacts } from './demo-facts';

/** A synthetic person and where their course stands. Names and numbers are invented. */
export interface DemoPatient {
  readonly key: string;
  readonly name: string;
  readonly zone: string;
  readonly language: string;
  readonly stage: string;
  readonly facts: readonly AdoptedFact[];
}

type Life = (facts: DemoFacts) => DemoFacts;

const lives: readonly (Omit<DemoPatient, 'facts'> & { readonly life: Life })[] = [
  person('ada', 'Ada Example', 'referred, screening not returned', (facts) => facts),
  person('ben', 'Ben Example', 'screening waits for a clinician', (facts) => facts.screened(1)),
  person('cleo', 'Cleo Example', 'approved, consent unsigned', (facts) => facts.screened(4).approved(3)),
  person('dan', 'Dan Example', 'consented, kit on its way', (facts) => admitted(facts, 6)),
  person('eva', 'Eva Example', 'ready, first session not booked', (facts) => admitted(facts, 9).supplied(2)),
  person('finn', 'Finn Example', 'first session in two days', (facts) => admitted(facts, 12).supplied(5).booked(1, 2)),
  person('gia', 'Gia Example', 'two sessions held, consult owed', (facts) =>
    admitted(facts, 30).supplied(25).dosed(2, 10),
  ),
  person('hugo', 'Hugo Example', 'three sessions held, fourth booked', (facts) =>
    admitted(facts, 40).supplied(32).dosed(3, 17).booked(4, 4),
  ),
  person('iris', 'Iris Example', 'check-in after the fifth session missing', (facts) =>
    admitted(facts, 60).supplied(50).dosed(5, 30, false),
  ),
  person('jude', 'Jude Example', 'six sessions held, integrating', (facts) =>
    admitted(facts, 75).supplied(65).dosed(6, 45),
  ),
  person('kira', 'Kira Example', 'reassessment due', (facts) => admitted(facts, 110).supplied(100).dosed(6, 75)),
  person('leo', 'Leo Example', 'in maintenance', (facts) =>
    admitted(facts, 140).supplied(130).dosed(6, 110).decided(20, 'maintenance'),
  ),
];

/** The dozen patients of the demonstration, their past told relative to `now`. */
export function demoPatients(protocol: Protocol, now: Instant): readonly DemoPatient[] {
  return lives.map(({ life, ...rest }) => ({ ...rest, facts: life(new DemoFacts(rest.key, protocol, now)).facts }));
}

function person(key: string, name: string, stage: string, life: Life) {
  return { key, name, zone: 'America/New_York', language: 'en', stage, life };
}

function admitted(facts: DemoFacts, daysAgo: number): DemoFacts {
  return facts
    .screened(daysAgo)
    .approved(daysAgo - 1)
    .consented(daysAgo - 2);
}

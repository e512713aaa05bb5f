import type { Instrument } from '../protocol/schema';

type Answers = readonly (number | null)[];

/** The total by the instrument's scoring; null while an answer is missing, for nothing is prorated (R22), and where it has none. */
export function totalOf({ scoring }: Pick<Instrument, 'scoring'>, items: Answers): number | null {
  const answers = items.filter((answer) => answer !== null);
  if (answers.length < items.length) return null;
  switch (scoring.method) {
    case 'none':
      return null;
    case 'sum':
      return sum(answers);
    case 'sumOfHighest':
      return sum(scoring.parts.map((part) => Math.max(...part.map((item) => answers[item - 1] ?? 0))));
  }
}

/** Whether every item is answered, so that the form is no longer owed. */
export function isComplete(items: Answers): boolean {
  return items.every((answer) => answer !== null);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

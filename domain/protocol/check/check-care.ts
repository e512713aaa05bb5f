import { nominalMinutes, spanInWords } from '../../time/nominal-minutes';
import type { Protocol } from '../schema';
import { error, warning, when } from './finding';
import type { ProtocolFinding } from './finding';
import { repeated } from './repeated';

const weekMinutes = 7 * 24 * 60;

export function checkScreening({ screening }: Pick<Protocol, 'screening'>): readonly ProtocolFinding[] {
  const ids = screening.questions.map(({ id }) => id);
  return repeated(ids).map((index) => error(['screening', 'questions', index, 'id'], `"${ids[index] ?? ''}" is taken`));
}

export function checkSupplies({ supplies }: Pick<Protocol, 'supplies'>): readonly ProtocolFinding[] {
  const ids = supplies.map(({ id }) => id);
  return repeated(ids).map((index) => error(['supplies', index, 'id'], `"${ids[index] ?? ''}" is taken`));
}

export function checkVitals({ vitals }: Pick<Protocol, 'vitals'>): readonly ProtocolFinding[] {
  const { systolicMaximum, diastolicMaximum } = vitals;
  return when(diastolicMaximum >= systolicMaximum, () =>
    error(
      ['vitals', 'diastolicMaximum'],
      `is ${diastolicMaximum}, not below the systolicMaximum of ${systolicMaximum}`,
    ),
  );
}

/** The reassessment has to open before it closes; integration is asked after until it opens. */
export function checkAfterwards({
  reassessment,
  integration,
}: Pick<Protocol, 'reassessment' | 'integration'>): readonly ProtocolFinding[] {
  const { opensAfter, closesAfter } = reassessment;
  return [
    ...when(nominalMinutes(opensAfter.span) >= nominalMinutes(closesAfter.span), () =>
      error(
        ['reassessment', 'closesAfter', 'span'],
        `is ${spanInWords(closesAfter.span)}, not after it opens (${spanInWords(opensAfter.span)})`,
      ),
    ),
    ...when(integration.weeks * weekMinutes > nominalMinutes(opensAfter.span), () =>
      warning(
        ['integration', 'weeks'],
        `is ${integration.weeks}: the reassessment opens after ${spanInWords(opensAfter.span)}, which ends integration`,
      ),
    ),
  ];
}

/** A lapse that comes before the maximum gap would ask for a check-in while all is well. */
export function checkLapse({ lapse, series }: Pick<Protocol, 'lapse' | 'series'>): readonly ProtocolFinding[] {
  return series.flatMap(({ spacing: { maximum } }, index) =>
    when(nominalMinutes(lapse.after) < nominalMinutes(maximum.span), () =>
      warning(
        ['series', index, 'spacing', 'maximum', 'span'],
        `is ${spanInWords(maximum.span)}, longer than a lapse (${spanInWords(lapse.after)})`,
      ),
    ),
  );
}

export function checkNoShows({ noShows }: Pick<Protocol, 'noShows'>): readonly ProtocolFinding[] {
  const { inARow, within } = noShows;
  return when(within.count < inARow, () =>
    warning(
      ['noShows', 'inARow'],
      `is ${inARow}: ${within.count} within ${spanInWords(within.window)} always comes first`,
    ),
  );
}

import { nominalMinutes, spanInWords } from '../../time/nominal-minutes';
import type { Protocol, Series } from '../schema';
import { error, warning, when } from './finding';
import type { ProtocolFinding, ProtocolPath } from './finding';

/** Bounds of spacing that contradict each other, so that a session could never be on time. */
export function checkSpacing({ series }: Pick<Protocol, 'series'>): readonly ProtocolFinding[] {
  return series.flatMap(({ spacing }, index) => {
    const path = ['series', index, 'spacing'];
    return [...minimumFindings(spacing, path), ...targetFindings(spacing, path), ...capFindings(spacing, path)];
  });
}

type Spacing = Series['spacing'];

function minimumFindings({ minimum, grace, targetFrom, targetTo, maximum }: Spacing, path: ProtocolPath) {
  const ofMinimum = minimum.flatMap(({ span }, index): readonly ProtocolFinding[] => {
    const at = [...path, 'minimum', index, 'span'];
    const length = spanInWords(span);
    if (longer(span, maximum.span)) {
      return [error(at, `is ${length}, longer than the maximum of ${spanInWords(maximum.span)}`)];
    }
    if (longer(span, targetTo.span)) {
      return [error(at, `is ${length}, longer than the target, which ends after ${spanInWords(targetTo.span)}`)];
    }
    return when(longer(span, targetFrom.span), () =>
      warning(at, `is ${length}, so the target cannot begin after ${spanInWords(targetFrom.span)}`),
    );
  });
  const shortest = minimum.map(({ span }) => span).sort((a, b) => nominalMinutes(a) - nominalMinutes(b))[0];
  const eaten =
    grace !== undefined && shortest !== undefined && nominalMinutes(grace.span) >= nominalMinutes(shortest)
      ? [error([...path, 'grace', 'span'], `leaves nothing of the minimum of ${spanInWords(shortest)}`)]
      : [];
  return [...ofMinimum, ...eaten];
}

function targetFindings({ targetFrom, targetTo, maximum }: Spacing, path: ProtocolPath): readonly ProtocolFinding[] {
  return [
    ...when(longer(targetFrom.span, targetTo.span), () =>
      error(
        [...path, 'targetFrom', 'span'],
        `is ${spanInWords(targetFrom.span)}, after the target ends (${spanInWords(targetTo.span)})`,
      ),
    ),
    ...when(longer(targetTo.span, maximum.span), () =>
      error(
        [...path, 'targetTo', 'span'],
        `is ${spanInWords(targetTo.span)}, longer than the maximum of ${spanInWords(maximum.span)}`,
      ),
    ),
  ];
}

function capFindings({ minimum, maximum, caps = [] }: Spacing, path: ProtocolPath): readonly ProtocolFinding[] {
  const closest = Math.max(...minimum.map(({ span }) => nominalMinutes(span)));
  return caps.flatMap(({ sessions, window }, index): readonly ProtocolFinding[] => {
    const at = [...path, 'caps', index, 'window'];
    const length = spanInWords(window);
    if (nominalMinutes(window) > sessions * nominalMinutes(maximum.span)) {
      const maximumGap = spanInWords(maximum.span);
      return [error(at, `of ${length} for ${sessions} sessions forces gaps longer than the maximum of ${maximumGap}`)];
    }
    return when(sessions * closest >= nominalMinutes(window), () =>
      warning(at, `of ${length} never holds more than ${sessions} sessions: the minimum already sees to that`),
    );
  });
}

function longer(first: Parameters<typeof nominalMinutes>[0], second: Parameters<typeof nominalMinutes>[0]): boolean {
  return nominalMinutes(first) > nominalMinutes(second);
}

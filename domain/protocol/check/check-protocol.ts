import type { Protocol } from '../schema';
import { checkAfterwards, checkLapse, checkNoShows, checkScreening, checkSupplies, checkVitals } from './check-care';
import { checkInstruments } from './check-instruments';
import { checkLadders } from './check-ladders';
import { checkMeasures } from './check-measures';
import { checkObligations } from './check-obligations';
import { checkSeries } from './check-series';
import { checkSources } from './check-sources';
import { checkSpacing } from './check-spacing';
import type { ProtocolFinding } from './finding';

/**
 * What makes no sense in a protocol whose form is right, and what its clinic has to confirm. Sections that are missing,
 * because their form is wrong, are left out together with the checks that need them.
 */
export function checkProtocol(protocol: Partial<Protocol>): readonly ProtocolFinding[] {
  return [
    ...having(protocol, ['screening'], checkScreening),
    ...having(protocol, ['supplies'], checkSupplies),
    ...having(protocol, ['series'], checkSeries),
    ...having(protocol, ['series'], checkSpacing),
    ...having(protocol, ['instruments'], checkInstruments),
    ...having(protocol, ['measures', 'instruments'], checkMeasures),
    ...having(protocol, ['vitals'], checkVitals),
    ...having(protocol, ['reassessment', 'integration'], checkAfterwards),
    ...having(protocol, ['lapse', 'series'], checkLapse),
    ...having(protocol, ['noShows'], checkNoShows),
    ...having(protocol, ['obligations', 'ladders'], checkObligations),
    ...having(protocol, ['obligations', 'ladders'], checkLadders),
    ...checkSources(protocol),
  ];
}

function having<Section extends keyof Protocol>(
  protocol: Partial<Protocol>,
  sections: readonly Section[],
  check: (protocol: Pick<Protocol, Section>) => readonly ProtocolFinding[],
): readonly ProtocolFinding[] {
  return has(protocol, sections) ? check(protocol) : [];
}

function has<Section extends keyof Protocol>(
  protocol: Partial<Protocol>,
  sections: readonly Section[],
): protocol is Partial<Protocol> & Pick<Protocol, Section> {
  return sections.every((section) => protocol[section] !== undefined);
}

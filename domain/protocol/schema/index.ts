export { instrument as instrumentSchema } from './instrument';
export { protocolSchema } from './protocol';
export type { Instrument, MeasureRule, ObligationRule, Occasion, Protocol, Series } from './protocol';

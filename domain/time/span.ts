/**
 * A length as a protocol writes it. Days, weeks and months count dates on the clinic's calendar; minutes and hours are
 * elapsed time (readings R1, R4, R5).
 */
export type Span =
  | { readonly minutes: number }
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number };

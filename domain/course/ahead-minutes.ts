/** Clocks of other systems may be ahead by so much. */
export const aheadMinutes = 5;

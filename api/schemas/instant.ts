import { z } from 'zod';

/** UTC, as it is answered. */
export const instant = z.string().meta({ format: 'date-time' });

/** The zone in which people at the course's clinic read times. */
export const clinicZone = z.string().meta({ description: "The clinic's IANA zone, in which to show times." });

import { z } from 'zod';

/** A command that was carried out, and the entries of the log that it caused; a repeat names the same ones. */
export const accepted = z.object({ courseId: z.string(), seqs: z.array(z.int()) }).meta({ id: 'Accepted' });

import { z } from 'zod';

/** PostgreSQL stores neither NUL nor half of a surrogate pair, so such a text would stay unrecorded for ever. */
const unstorable = /[\p{Surrogate}]|[^\P{Cc}\n\r\t]/u;

function text(maximum: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !unstorable.test(value), {
      message: 'holds a control character or half a character',
      params: { wayOut: 'send plain text; line breaks and tabs are fine' },
    });
}

/** A name, a label, a version: one line. */
export const label = text(200).refine((value) => !/[\n\r]/.test(value), {
  message: 'holds a line break',
  params: { wayOut: 'send it on one line' },
});

/** Why somebody did something: read by colleagues, so never empty. */
export const reason = text(2_000);

/** A remark that may be left out. */
export const note = text(4_000).nullable().default(null);

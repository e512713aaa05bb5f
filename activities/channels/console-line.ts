export interface PrintedText {
  readonly key: string;
  readonly addressee: string;
  readonly subject: string;
  readonly text: string;
}

/** A text as one line of the console: whom it is for, but no address. */
export function consoleLine({ key, addressee, subject, text }: PrintedText): string {
  return `[${key}] to ${addressee}: ${subject} | ${text.replaceAll('\n', ' ')}`;
}

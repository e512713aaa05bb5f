/** A text as it leaves: plain, short, and naming neither drug nor diagnosis. */
export interface Message {
  readonly subject: string;
  readonly text: string;
}

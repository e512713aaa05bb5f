export interface OutgoingMail {
  /** What the mail answers for; becomes its Message-ID, so that a mailbox shows a repeat once. */
  readonly key: string;
  readonly to: string;
  /** Who it is for in words that may be printed where the address may not. */
  readonly addressee: string;
  readonly subject: string;
  readonly text: string;
}

/** How a transport fared with one mail. Reasons are codes: a server's own words may quote the address. */
export type Dispatch =
  | { readonly type: 'accepted' }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'failedTemporarily'; readonly reason: string }
  /** The server may have taken it and may not: the connection broke after the text had begun to leave. */
  | { readonly type: 'unknown'; readonly reason: string };

/** Sends mail. Never rejects for what a mail server or a network does, and answers within 15 seconds. */
export interface Mail {
  /** Whether mails leave the building or are only printed. */
  readonly transport: 'smtp' | 'console';
  send(mail: OutgoingMail): Promise<Dispatch>;
  close(): void;
}

import type { Mail } from './mail';

/** The default where no mail server is set: the text goes to the console, the address does not. */
export function consoleMail(print: (line: string) => void): Mail {
  return {
    async send({ key, subject, text }) {
      print(`[mail ${key}] ${subject} | ${text.replaceAll('\n', ' ')}`);
      return { type: 'accepted' };
    },
    close() {},
  };
}

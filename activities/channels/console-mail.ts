import { consoleLine } from './console-line';
import type { Mail } from './mail';

/** The default where no mail server is set: the text goes to the console, the address does not. */
export function consoleMail(print: (line: string) => void): Mail {
  return {
    transport: 'console',
    async send(mail) {
      print(consoleLine(mail));
      return { type: 'accepted' };
    },
    close() {},
  };
}

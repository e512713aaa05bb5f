import { createColors } from 'picocolors';
import type { Tone } from '../../client/words/words';
import type { Teller } from './tell-story';

const marks: Readonly<Record<Tone, string>> = { fact: '●', act: '○', alarm: '!', refused: '✗' };

/** Prints the story by chapters and days. A text that leaves again and again is printed whole the first time only. */
export function printStory(print: (line: string) => void, colors: boolean): Teller {
  const paint = createColors(colors);
  const painted: Readonly<Record<Tone, (text: string) => string>> = {
    fact: (text) => text,
    act: paint.dim,
    alarm: paint.red,
    refused: paint.yellow,
  };
  const shown = new Set<string>();
  let today = '';
  return {
    chapter(title) {
      print(`\n${paint.bold(paint.cyan(`— ${title} —`))}`);
      today = '';
    },
    line({ seq, day, time, text, tone, who, sent }) {
      if (day !== today) print(paint.bold(day));
      today = day;
      const by = who === 'engine' ? '' : paint.dim(` — ${who}`);
      print(`  ${time} ${paint.dim(`#${String(seq).padEnd(3)}`)} ${painted[tone](`${marks[tone]} ${text}`)}${by}`);
      for (const mail of sent) {
        print(paint.dim(`             ✉ ${mail.to}: ${mail.subject}`));
        if (!shown.has(mail.subject)) print(paint.dim(`               “${mail.text.replaceAll('\n', ' ')}”`));
        shown.add(mail.subject);
      }
    },
  };
}

import type { Command } from 'commander';
import type { ObligationItem, PageAnswer } from './answers';
import { moreText } from './more-text';
import type { RunCommand } from './run-command';
import { worklistText } from './worklist-text';

interface WorklistOptions {
  readonly owner?: string;
  readonly clinic?: string;
  readonly course?: string;
  readonly patient?: string;
  readonly kind?: string;
  readonly status: string;
  readonly overdue?: boolean;
  readonly cursor?: string;
  readonly limit: string;
}

export function worklistCommand(program: Command, run: RunCommand): void {
  program
    .command('worklist')
    .description('show what is owed: safety first, then by due time')
    .option('--owner <role>', 'owed by patient, coordinator, clinician or medicalLead')
    .option('--clinic <id>', 'of this clinic')
    .option('--course <id>', 'of this course')
    .option('--patient <id>', 'of this patient')
    .option('--kind <kind>', 'of this kind, e.g. bookSession')
    .option('--status <status>', 'open, done, notNeeded, couldNotDo or any', 'open')
    .option('--overdue', 'only what is past its due time')
    .option('--limit <count>', 'at most so many', '50')
    .option('--cursor <cursor>', 'the next page')
    .action(
      run<[WorklistOptions]>(async (session, { overdue, ...filter }) => {
        const page = await session.api.get<PageAnswer<ObligationItem>>('/obligations', {
          ...filter,
          ...(overdue === true ? { overdue: 'true' } : {}),
        });
        session.print(page, () => worklistText(page.items, session.io.now(), session.paint) + moreText(page.next));
      }),
    );
}

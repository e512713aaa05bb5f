import type { Command } from 'commander';
import { agendaText } from './agenda-text';
import type { AgendaAnswer, CourseAnswer, CourseItem, PageAnswer } from './answers';
import { courseListText } from './course-list-text';
import { courseText } from './course-text';
import { readLog } from './read-log';
import type { RunCommand } from './run-command';
import { timeline } from './timeline';
import { moreText } from './more-text';

interface ListOptions {
  readonly clinic?: string;
  readonly patient?: string;
  readonly status?: string;
  readonly phase?: string;
  readonly cursor?: string;
  readonly limit: string;
}

/** `course list`, `show`, `agenda` and `events`. */
export function courseReadCommands(course: Command, run: RunCommand): void {
  course
    .command('list')
    .description('list courses, newest first')
    .option('--clinic <id>', 'of this clinic')
    .option('--patient <id>', 'of this patient')
    .option('--status <status>', 'active, held, paused or closed')
    .option('--phase <phase>', 'screening, consent, treatment, integration, reassessment, booster, maintenance, closed')
    .option('--limit <count>', 'at most so many', '50')
    .option('--cursor <cursor>', 'the next page')
    .action(
      run<[ListOptions]>(async (session, options) => {
        const page = await session.api.get<PageAnswer<CourseItem>>('/courses', { ...options });
        session.print(page, () => courseListText(page.items, session.paint) + moreText(page.next));
      }),
    );

  course
    .command('show <course>')
    .description('show a course as it is now')
    .action(
      run<[string]>(async (session, id) => {
        const answer = await session.api.get<CourseAnswer>(`/courses/${encodeURIComponent(id)}`);
        session.print(answer, () => courseText(answer, session.io.now(), session.paint));
      }),
    );

  course
    .command('agenda <course>')
    .description('show what a course will do by itself if nobody acts')
    .action(
      run<[string]>(async (session, id) => {
        const answer = await session.api.get<AgendaAnswer>(`/courses/${encodeURIComponent(id)}/agenda`);
        session.print(answer, () => agendaText(answer, session.paint));
      }),
    );

  course
    .command('events <course>')
    .description('tell the story of a course, entry by entry')
    .option('--from <seq>', 'only from this entry on', '1')
    .action(
      run<[string, { readonly from: string }]>(async (session, id, { from }) => {
        const { zone, log } = await readLog(session.api, id);
        const fromSeq = Number(from);
        session.print({ courseId: id, zone, items: log.filter(({ seq }) => seq >= fromSeq) }, () =>
          [`Course ${id}, times in ${zone}`, '', timeline(log, { zone, colors: session.io.colors, fromSeq })].join(
            '\n',
          ),
        );
      }),
    );
}

import type { Command } from 'commander';
import type { AcceptedAnswer } from './answers';
import { idempotencyKey } from './idempotency-key';
import { readDocument } from './read-document';
import type { RunCommand } from './run-command';
import type { Session } from './session';

interface OpenOptions {
  readonly protocol: string;
  readonly clinic: string;
  readonly patient: string;
  readonly follows?: string;
  readonly highRisk?: boolean;
  readonly practice?: boolean;
  readonly key?: string;
}

/** `course open` and `course adopt`: the two ways in. */
export function courseOpenCommands(course: Command, run: RunCommand): void {
  course
    .command('open')
    .description('open a course of a patient')
    .requiredOption(
      '--protocol <id>',
      'a protocol, whose active version is meant, or a version, e.g. sublingual-home@1.1.0',
    )
    .requiredOption('--clinic <id>', 'the clinic that treats')
    .requiredOption('--patient <id>', 'the patient, as "patient add" named them')
    .option('--follows <course>', 'the course this one continues')
    .option('--high-risk', 'the first no-show already asks for a welfare check')
    .option('--practice', 'a practice course: nothing of it reaches anybody')
    .option('--key <key>', 'Idempotency-Key, to repeat an earlier request')
    .action(
      run<[OpenOptions]>((session, options) => {
        const { protocol, clinic, patient, follows, highRisk, practice, key } = options;
        const body = {
          protocol,
          clinic,
          patient,
          ...(follows === undefined ? {} : { follows }),
          ...(highRisk === true ? { highRisk } : {}),
          ...(practice === true ? { realm: 'practice' } : {}),
        };
        return open(session, '/courses', body, key);
      }),
    );

  course
    .command('adopt <file>')
    .description('adopt a course that is under way, from a YAML or JSON file (see POST /courses/adopt)')
    .option('--key <key>', 'Idempotency-Key, to repeat an earlier request')
    .action(
      run<[string, { readonly key?: string }]>(async (session, file, { key }) =>
        open(session, '/courses/adopt', await readDocument(file), key),
      ),
    );
}

async function open(session: Session, path: string, body: object, given: string | undefined): Promise<void> {
  const answer = await session.api.post<AcceptedAnswer>(path, body, idempotencyKey(session.io, given));
  session.print(answer, () => `Opened ${answer.courseId}. See it with: regimen course show ${answer.courseId}`);
}

import type { Config } from '../config';
import { commandLineKeysFile } from './command-line-keys';
import type { Embedded } from './start-embedded';

interface Ready {
  readonly config: Config;
  readonly embedded: Pick<Embedded, 'apiUrl' | 'temporalUiLink' | 'firstKeys'>;
  /** How many patients of the demonstration were brought in by this start. */
  readonly adopted: number;
}

/** What to open and type next. */
export function readyText({ config, embedded, adopted }: Ready): string {
  const { apiUrl, temporalUiLink, firstKeys } = embedded;
  const lines = [
    '',
    'Regimen is ready.',
    '',
    `  API            ${apiUrl}/openapi.json`,
    ...(temporalUiLink === null ? [] : [`  Temporal UI    ${temporalUiLink} (keep this link to yourself)`]),
    `  All data       ${config.home}`,
    ...(adopted === 0 ? [] : [`  Demonstration  ${adopted} synthetic patients of the clinic "demo" were brought in`]),
    ...(firstKeys === null
      ? []
      : [
          '',
          `  Three keys were made; they are shown this once, and kept for the command line in ${commandLineKeysFile(config.home)}:`,
          `  coordinator    ${firstKeys.coordinator}`,
          `  clinician      ${firstKeys.clinician}`,
          `  medical lead   ${firstKeys.medicalLead}`,
        ]),
    '',
    'Now, in another terminal:',
    '  npx regimen course list',
    '  npx regimen worklist',
    '  npx regimen course show <course>',
    '',
    'Ctrl-C stops everything; nothing is lost.',
  ];
  return lines.join('\n');
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorSchema } from '../client/protocol-files/editor-schema';

writeFileSync(join(__dirname, '..', '..', 'protocols', 'schema.json'), editorSchema());

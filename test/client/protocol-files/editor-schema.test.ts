import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorSchema } from '../../../client/protocol-files/editor-schema';

const protocols = join(__dirname, '../../../protocols');

describe('the schema for editors', () => {
  it('is up to date; `npm run schema:protocols` writes it anew', () => {
    expect(readFileSync(join(protocols, 'schema.json'), 'utf8')).toBe(editorSchema());
  });

  it('is named in the first line of the file that ships', () => {
    const [first] = readFileSync(join(protocols, 'sublingual-home/protocol.yaml'), 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../schema.json');
  });

  it('knows every section, and refuses what is none', () => {
    const schema = JSON.parse(editorSchema()) as { required: string[]; additionalProperties: boolean };
    expect(schema.required).toEqual(expect.arrayContaining(['schema', 'id', 'series', 'obligations', 'ladders']));
    expect(schema.additionalProperties).toBe(false);
  });
});

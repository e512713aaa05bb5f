import type { Payload } from '@temporalio/common';
import { defaultPayloadConverter } from '@temporalio/common';
import {
  keySourceOf,
  payloadCodecOf,
  PayloadDamaged,
  UnknownKey,
  type KeyRing,
  type KeySource,
} from '../../../worker/codec';
import { longLog } from './long-log';

const oldKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);
const oldRing: KeyRing = { current: 'k-old', keys: new Map([['k-old', oldKey]]) };
const rotatedRing: KeyRing = {
  current: 'k-new',
  keys: new Map([
    ['k-old', oldKey],
    ['k-new', newKey],
  ]),
};

const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const valueOf = (payload: Payload | undefined): unknown => defaultPayloadConverter.fromPayload(payload!);
const metadataOf = (payload: Payload | undefined) =>
  Object.fromEntries(
    Object.entries(payload?.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString()]),
  );

const course = { type: 'workflow', namespace: 'default', workflowId: 'course-c1' } as const;

describe('the payload codec', () => {
  const codec = payloadCodecOf(keySourceOf(oldRing));

  it('gives back what it was given, whatever its length', async () => {
    const values = ['', 'x', { text: 'y'.repeat(127) }, { text: 'z'.repeat(200_000) }, null, undefined, [1, 2, 3]];

    const sealed = await codec.encode(values.map(payloadOf), course);

    expect((await codec.decode(sealed, course)).map(valueOf)).toEqual(values);
  });

  it('names the cipher and the key beside the sealed bytes, and nothing else', async () => {
    const [sealed] = await codec.encode([payloadOf({ note: 'hopeless' })], course);

    expect(metadataOf(sealed)).toEqual({ encoding: 'binary/encrypted', 'encryption-key-id': 'k-old' });
    expect(Buffer.from(sealed!.data!).includes('hopeless')).toBe(false);
  });

  it('seals the same payload differently each time', async () => {
    const [first, second] = await codec.encode([payloadOf('same'), payloadOf('same')], course);

    expect(first!.data).not.toEqual(second!.data);
  });

  it('leaves a payload that is not encrypted as it is', async () => {
    const typedByAnOperator = payloadOf({ typed: 'by an operator' });

    expect(await codec.decode([typedByAnOperator], course)).toEqual([typedByAnOperator]);
  });

  it('keeps a log of 20,000 entries under the size limit of a payload', async () => {
    const log = payloadOf(longLog(20_000));
    const [sealed] = await codec.encode([log], course);

    expect(log.data!.length).toBeGreaterThan(5_000_000);
    expect(sealed!.data!.length).toBeLessThan(2_000_000);
    expect(valueOf((await codec.decode([sealed!], course))[0])).toEqual(longLog(20_000));
  });
});

describe('after the key was changed', () => {
  const rotated = payloadCodecOf(keySourceOf(rotatedRing));

  it('old payloads are still read', async () => {
    const sealed = await payloadCodecOf(keySourceOf(oldRing)).encode([payloadOf('before')], course);

    expect((await rotated.decode(sealed, course)).map(valueOf)).toEqual(['before']);
  });

  it('new payloads carry the new key', async () => {
    const [sealed] = await rotated.encode([payloadOf('after')], course);

    expect(metadataOf(sealed)['encryption-key-id']).toBe('k-new');
  });

  it('a process that lacks the new key says which one it needs', async () => {
    const sealed = await rotated.encode([payloadOf('after')], course);
    const decoding = payloadCodecOf(keySourceOf(oldRing)).decode(sealed, course);

    await expect(decoding).rejects.toThrow(UnknownKey);
    await expect(decoding).rejects.toThrow(
      'A payload is encrypted with the key "k-new", which is not in the key ring (it holds: k-old). ' +
        'Add that key to the ring file and restart.',
    );
  });
});

describe('a payload that was tampered with', () => {
  const codec = payloadCodecOf(keySourceOf(rotatedRing));

  it.each([
    ['its nonce', 0],
    ['its cipher text', 20],
    ['its tag', -1],
  ])('is refused when %s was changed', async (_part, index) => {
    const [sealed] = await codec.encode([payloadOf('a text that is long enough')], course);
    const data = Buffer.from(sealed!.data!);
    data[(data.length + index) % data.length]! ^= 1;

    await expect(codec.decode([{ ...sealed, data }], course)).rejects.toThrow(PayloadDamaged);
  });

  it('is refused when it is cut short', async () => {
    const [sealed] = await codec.encode([payloadOf('text')], course);

    await expect(codec.decode([{ ...sealed, data: sealed!.data!.slice(0, 27) }], course)).rejects.toThrow(
      PayloadDamaged,
    );
  });

  it('is refused when its key id was changed, naming that key', async () => {
    const [sealed] = await codec.encode([payloadOf('text')], course);
    const metadata = { ...sealed!.metadata, 'encryption-key-id': Buffer.from('k-old') };

    await expect(codec.decode([{ ...sealed, metadata }], course)).rejects.toThrow(
      'A payload sealed with the key "k-old" fails its integrity check: it was changed, or the key is another one.',
    );
  });
});

describe('a source with a key for each course', () => {
  const perCourse: KeySource = {
    encryptionKey: async (context) => ({ id: `of-${context?.workflowId}`, key: Buffer.alloc(32, 7) }),
    decryptionKey: async (id) => {
      if (id === 'of-course-c1') return Buffer.alloc(32, 7);
      throw new UnknownKey(id, ['of-course-c1']);
    },
  };
  const codec = payloadCodecOf(perCourse);

  it('takes the course from the context when it seals, and from the key id when it opens without one', async () => {
    const sealed = await codec.encode([payloadOf('mine')], course);

    expect(metadataOf(sealed[0])['encryption-key-id']).toBe('of-course-c1');
    expect((await codec.decode(sealed)).map(valueOf)).toEqual(['mine']);
  });

  it('cannot open what was sealed with a destroyed key', async () => {
    const sealed = await codec.encode([payloadOf('theirs')], { ...course, workflowId: 'course-c2' });

    await expect(codec.decode(sealed)).rejects.toThrow(UnknownKey);
  });
});

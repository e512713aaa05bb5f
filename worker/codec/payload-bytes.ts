import type { Payload } from '@temporalio/common';
import { Field, MapField, Type } from 'protobufjs/light';

/** `temporal.api.common.v1.Payload`, as far as the SDK fills it before a codec sees it. */
const payloadMessage = new Type('Payload')
  .add(new MapField('metadata', 1, 'string', 'bytes'))
  .add(new Field('data', 2, 'bytes'));

export function bytesOfPayload({ metadata, data }: Payload): Uint8Array {
  return payloadMessage.encode({ metadata, data }).finish();
}

export function payloadOfBytes(bytes: Uint8Array): Payload {
  const { metadata, data } = payloadMessage.toObject(payloadMessage.decode(bytes)) as Payload;
  return { metadata: metadata ?? {}, data: data ?? new Uint8Array() };
}

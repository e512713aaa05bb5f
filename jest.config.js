/** Tests run on the TypeScript sources through swc; type errors are the business of `npm run check`. */
const shared = {
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
};

/** Each file here starts servers and processes of its own; two at once would starve each other. */
const withOwnServers = ['<rootDir>/test/journeys/', '<rootDir>/test/kill/'];

module.exports = {
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'parallel',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: withOwnServers,
    },
    { ...shared, displayName: 'serial', testMatch: withOwnServers.map((folder) => `${folder}**/*.test.ts`) },
  ],
};

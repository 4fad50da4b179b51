/**
 * Mutation testing of the decision core: Stryker changes `src/domain` in one place at a time, and some test must
 * fail for each change. Texts are mutated like everything else: the words people read are the product.
 */
export default {
  mutate: ['src/domain/**/*.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  // The sandbox holds what the tests of the core need, and nothing that other work may change meanwhile.
  ignorePatterns: [
    '**',
    '!src/domain/**/*',
    '!test/domain/**/*',
    '!test/support/{given,world}/**/*',
    '!test/mutation/vitest.config.ts',
    '!tsconfig.json',
    '!package.json',
  ],
  concurrency: 2,
  timeoutMS: 10_000,
  tempDirName: 'reports/stryker',
  reporters: ['json', 'html', 'clear-text'],
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  htmlReporter: { fileName: 'reports/mutation/mutation.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};

import { defineConfig } from 'vitest/config';

/**
 * The decision core by itself: what its coverage and its mutation score are measured with. Left out is what tries
 * thousands of cases, most of them at random: a score must not depend on luck, and every mutant would wait for
 * them. So both figures are what plain examples hold; `npm test` runs the rest as well.
 */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    exclude: [
      '**/*properties.test.ts',
      'test/domain/adoption/nobody-hears.test.ts',
      'test/domain/in-every-zone.test.ts',
      'test/domain/stories-with-crashes.test.ts',
      'test/domain/large-projects.test.ts',
    ],
    restoreMocks: true,
    isolate: false,
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/domain/**/*.ts'],
      reporter: ['text-summary', 'json-summary', ['text', { skipFull: true }]],
      reportsDirectory: 'reports/coverage',
      thresholds: { statements: 100, branches: 100, functions: 100, lines: 100 },
    },
  },
});

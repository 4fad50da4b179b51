import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const folder = 'test/domain';
const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `${folder}/${path}`);
const atRandom = tests.filter((path) => readFileSync(path, 'utf8').includes("from 'fast-check'"));

/**
 * The decision core by itself: what its coverage and its mutation score are measured with. Left out is what tries
 * thousands of cases, most of them at random: a score must not depend on luck, and every mutant would wait for
 * them. So both figures are what plain examples hold; `npm test` runs the rest as well.
 */
export default defineConfig({
  test: {
    include: [`${folder}/**/*.test.ts`],
    exclude: [...atRandom, `${folder}/stories-with-crashes.test.ts`, `${folder}/large-projects.test.ts`],
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

import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

const every = (rooms: readonly string[]) => rooms.map((room) => `test/${room}/**/*.test.{ts,tsx}`);

/** Rooms whose tests leave nothing behind in a module: they share what is imported, which takes most of their time. */
const sharing = [
  'admin',
  'config',
  'contract',
  'docs',
  'domain',
  'email',
  'hubspot-app',
  'pages',
  'sandbox',
  'settings',
  'workflow-actions',
];

const usual = {
  setupFiles: ['test/support/setup.ts'],
  restoreMocks: true,
  // Nets against tests that hang, far above what a slow machine needs.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 30_000 } },
};

export default defineConfig({
  test: {
    // Much of what the longer tests do is waiting for a process or a timer of the app's own.
    maxWorkers: '150%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...usual,
          name: 'sharing',
          include: every(sharing),
          isolate: false,
          setupFiles: [...usual.setupFiles, 'test/support/repeatable-properties.ts'],
        },
      },
      {
        test: { ...usual, name: 'alone', include: ['test/**/*.test.{ts,tsx}'], exclude: every(sharing) },
      },
    ],
  },
});

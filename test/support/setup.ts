import { afterAll, afterEach, expect, vi } from 'vitest';
import { stayOnLoopback, takeRefusedHosts } from './loopback-only.ts';
import './patient-waiting.ts';
import { keepSecret, takeFound, watched } from './told-secrets.ts';

stayOnLoopback();

// Whatever a test is about, it also fails where a line of any log shows a secret of any environment that was read.
vi.mock(import('../../src/config/read-configuration.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    readConfiguration: (environment) => {
      keepSecret(environment);
      return original.readConfiguration(environment);
    },
  };
});
vi.mock(import('../../src/config/logger.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    createLogger: ({ destination, ...options }) =>
      original.createLogger({
        ...options,
        ...(destination !== undefined && { destination: watched(destination) }),
      }),
  };
});

afterEach(() => {
  expect(takeRefusedHosts(), 'no test reaches beyond this machine').toEqual([]);
  expect(takeFound(), 'no line of a log shows a secret').toEqual([]);
});
// What is logged while the last test is cleared away.
afterAll(() => {
  expect(takeFound(), 'no line of a log shows a secret').toEqual([]);
});

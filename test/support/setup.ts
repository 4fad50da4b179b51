import { afterAll, afterEach, expect, vi } from 'vitest';
import nock from 'nock';
import { keepSecret, takeFound, watched } from './told-secrets.ts';

// No test reaches beyond this machine: anything that is neither loopback nor an explicit nock fails at once.
nock.disableNetConnect();
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);

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
  nock.cleanAll();
  expect(takeFound(), 'no line of a log shows a secret').toEqual([]);
});
// What is logged while the last test is cleared away.
afterAll(() => {
  expect(takeFound(), 'no line of a log shows a secret').toEqual([]);
});

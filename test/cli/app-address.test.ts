import { expect, test } from 'vitest';
import { appAddress } from '../../src/cli/asking/app-address.ts';

test.each([
  ['0.0.0.0', 3000, 'http://127.0.0.1:3000'],
  ['127.0.0.1', 3000, 'http://127.0.0.1:3000'],
  ['::', 3000, 'http://[::1]:3000'],
  ['::1', 3000, 'http://[::1]:3000'],
  ['localhost', 8080, 'http://localhost:8080'],
  ['10.1.2.3', 3000, 'http://10.1.2.3:3000'],
  ['0.0.0.0', 0, null],
])('an app that listens on %s:%i is asked at %s', (host, port, address) => {
  expect(appAddress({ host, port })).toBe(address);
});

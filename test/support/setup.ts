import { afterEach } from 'vitest';
import nock from 'nock';

// No test reaches beyond this machine: anything that is neither loopback nor an explicit nock fails at once.
nock.disableNetConnect();
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);

afterEach(() => {
  nock.cleanAll();
});

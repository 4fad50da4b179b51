import { openStore } from '../../../src/store/open-store.ts';
import { quietLogger } from './quiet-logger.ts';

// Opens the store, prints how that went, closes it, and ends only if nothing is left open.
try {
  const store = await openStore({
    databaseUrl: process.argv[2] ?? '',
    clock: { now: () => 0 },
    logger: quietLogger,
  });
  await store.ready();
  await store.close();
  process.stdout.write('opened\n');
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.name : 'unknown'}\n`);
}

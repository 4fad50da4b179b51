import { openStore } from '../../../src/store/open-store.ts';
import { email, intent } from './effects.ts';
import { mark } from './queue.ts';
import { quietLogger } from './quiet-logger.ts';
import { parseSettings } from '../../../src/settings/settings-schema.ts';

// Writes one of everything, says so, and then holds the store until it is killed.
const store = await openStore({
  databaseUrl: process.argv[2] ?? '',
  clock: { now: () => 0 },
  logger: quietLogger,
});
await store.queue.mark([mark('claimed'), mark('waiting', { dueAt: 5_000 })]);
await store.queue.claim({ limit: 1, now: 1_000, leaseMs: 30_000 });
await store.ledger.begin([intent('begun')], 1);
await store.memory.rememberProjects([{ projectId: 'p', cycle: 2, sequence: 3 }], 1);
await store.outbox.enqueue([email('mail')], 1);
await store.outbox.claim({ limit: 1, now: 1, leaseMs: 30_000 });
await store.settings.save(parseSettings({ leadDays: 10 }), 0, 'ada', 1);
process.stdout.write('written\n');
setInterval(() => undefined, 60_000);

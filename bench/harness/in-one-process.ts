import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../src/config/logger.ts';
import { createMovableClock, type MovableClock } from '../../src/sandbox/movable-clock.ts';
import { seedPeople } from '../../src/sandbox/seed.ts';
import { startTogether, type Together } from '../../src/sandbox/together.ts';
import type { Office } from '../../test/support/together-moves.ts';
import { noBrake } from './account.ts';
import type { Bench } from './part.ts';

/** The app and an account without limits, in this process: for counting, where time does not matter. */
export interface CountedOffice extends Office {
  readonly together: Together;
  readonly clock: MovableClock;
}

/** A Monday morning in New York. */
const firstMorning = Date.parse('2026-03-02T14:00:00Z');

/** Opens one with its people and one company, closed with the part. */
export async function openInOneProcess(
  { closing }: Bench,
  environment: Readonly<Record<string, string>> = {},
): Promise<CountedOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-bench-'));
  closing.add(() => rm(folder, { recursive: true, force: true }));
  const settingsFile = join(folder, 'settings.json');
  await writeFile(settingsFile, JSON.stringify({ brake: noBrake }));
  const clock = createMovableClock(firstMorning);
  const together = await startTogether({
    clock,
    logger: createLogger({ level: 'error' }),
    limited: false,
    sandbox: { webhooks: { batchingMs: 5 } },
    environment: { COALESCE_MS: '5', SETTINGS_FILE: settingsFile, ...environment },
  });
  closing.add(() => together.close());
  const { account } = together.sandbox;
  return {
    together,
    clock,
    account,
    people: seedPeople(account),
    companyId: account.create('company', { name: 'Harbor & Pine Outfitters' }),
  };
}

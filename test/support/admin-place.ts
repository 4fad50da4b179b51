import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createMovableClock } from '../../src/sandbox/movable-clock.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { seedPeople } from '../../src/sandbox/seed.ts';
import { checkExchanges } from './check-exchanges.ts';
import { specsArePresent } from './hubspot-specs.ts';
import { commandEnvironment, runCommand, type CommandOutcome } from './run-command.ts';
import type { Office } from './together-moves.ts';
import { openAgency, type Agency, type AgencyOptions } from './together.ts';

/** A Monday morning in New York. */
export const monday = Date.parse('2026-03-02T14:00:00Z');

const unlimited = { perWindow: 100_000, searchPerSecond: 100_000 };

/** Runs a command; the words are its arguments. */
export type Run = (...argv: readonly string[]) => Promise<CommandOutcome>;

/** An account and a folder in which an admin types commands; no app is running. */
export interface AdminPlace extends Office {
  readonly sandbox: Sandbox;
  /** Where the store is kept, and where an admin's files are. */
  readonly folder: string;
  readonly run: Run;
  /** Runs a command in an environment that differs in these variables. */
  runWith(environment: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<CommandOutcome>;
}

/** Opens an account without an app; live unless the environment says otherwise. Closed after the test. */
export async function openAdminPlace(
  options: Omit<SandboxOptions, 'clock'> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<AdminPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = createMovableClock(monday);
  const sandbox = await startSandbox({
    limits: { perTenSeconds: 100_000, searchPerSecond: 100_000 },
    ...options,
    clock,
  });
  onTestFinished(async () => {
    await sandbox.close();
    if (specsArePresent) expect(checkExchanges(sandbox.exchanges)).toEqual([]);
  });
  const usual = { MODE: 'live', DATABASE_URL: `file:${join(folder, 'store.db')}`, ...environment };
  const runWith: AdminPlace['runWith'] = (more, ...argv) =>
    runCommand(argv, commandEnvironment(sandbox, { ...usual, ...more }), { clock, limits: unlimited });
  const { account } = sandbox;
  return {
    sandbox,
    account,
    people: seedPeople(account),
    companyId: account.create('company', { name: 'Harbor & Pine Outfitters' }),
    folder,
    run: (...argv) => runWith({}, ...argv),
    runWith,
  };
}

/** An agency whose app runs and may be asked by the command line. */
export async function openAgencyWithAdmin(
  options: AgencyOptions = {},
): Promise<{ readonly agency: Agency; readonly run: Run; readonly runWith: AdminPlace['runWith'] }> {
  const adminToken = randomUUID();
  const agency = await openAgency({
    ...options,
    environment: { ADMIN_TOKEN: adminToken, ...options.environment },
  });
  const { sandbox, appUrl } = agency.together;
  const asTheApp = {
    PORT: new URL(appUrl).port,
    ADMIN_TOKEN: adminToken,
    ...(agency.storeFile !== null && { DATABASE_URL: `file:${agency.storeFile}` }),
  };
  const runWith: AdminPlace['runWith'] = (more, ...argv) =>
    runCommand(argv, commandEnvironment(sandbox, { ...asTheApp, ...more }), { clock: agency.clock });
  return { agency, run: (...argv) => runWith({}, ...argv), runWith };
}

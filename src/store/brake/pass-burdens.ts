import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { judge, type Passed } from '../../domain/brake/brake.ts';
import type { Burden } from '../../domain/brake/burden.ts';
import type { HeldProjects } from '../../reconcile/ports/held-projects.ts';
import type { Database } from '../database.ts';
import { anyOf, givenRows } from '../given-rows.ts';
import type { Tables } from '../tables.ts';

type PassRow = Tables['brake_pass'];
type Request = Parameters<HeldProjects['pass']>[1];

/** Longer than any work is tried again, in milliseconds: what was let through once must not be stopped half-way. */
const rememberedMs = 7 * 24 * 60 * 60 * 1000;

/** Counts and lets through in one transaction, one server after the other. */
export async function passBurdens(
  { kysely, dialect }: Database,
  burdens: readonly Burden[],
  { limits, intervalMs, now }: Request,
): Promise<ReadonlyMap<string, string>> {
  if (burdens.length === 0) return new Map();
  return kysely.transaction().execute(async (transaction) => {
    if (dialect === 'postgres') await sql`lock table brake_pass in exclusive mode`.execute(transaction);
    const rows = burdens.flatMap((burden) => passesOf(burden, now));
    const before = await knownKeys(transaction, dialect, rows);
    const stopped = new Map<string, string>();
    let passed = await passedSince(transaction, now - intervalMs);
    for (const burden of burdens) {
      const verdict = judge(withoutKnown(burden, before), passed, limits);
      if (verdict.passes) passed = verdict.passed;
      else stopped.set(burden.projectId, verdict.reason);
    }
    const admitted = burdens.filter(({ projectId }) => !stopped.has(projectId));
    await remember(
      transaction,
      dialect,
      admitted.flatMap((burden) => passesOf(burden, now)).filter(({ key }) => !before.has(key)),
    );
    await transaction
      .deleteFrom('brake_pass')
      .where('passed_at', '<', now - Math.max(rememberedMs, intervalMs))
      .execute();
    return stopped;
  });
}

function passesOf({ kickoffs, emails }: Burden, now: number): readonly PassRow[] {
  return [
    ...kickoffs.map((key) => ({ key, recipient: null, passed_at: now })),
    ...emails.map(({ key, to }) => ({ key, recipient: to, passed_at: now })),
  ];
}

function withoutKnown(burden: Burden, known: ReadonlySet<string>): Burden {
  return {
    ...burden,
    kickoffs: burden.kickoffs.filter((key) => !known.has(key)),
    emails: burden.emails.filter(({ key }) => !known.has(key)),
  };
}

async function knownKeys(
  transaction: Transaction<Tables>,
  dialect: Database['dialect'],
  rows: readonly PassRow[],
): Promise<ReadonlySet<string>> {
  const keys = rows.map(({ key }) => key);
  const known = await transaction
    .selectFrom('brake_pass')
    .select('key')
    .where('key', 'in', anyOf(dialect, keys))
    .execute();
  return new Set(known.map(({ key }) => key));
}

/** A clock that was set back must not make what has passed since then count for nothing. */
async function passedSince(transaction: Transaction<Tables>, from: number): Promise<Passed> {
  const counts = await transaction
    .selectFrom('brake_pass')
    .select(['recipient', ({ fn }) => fn.countAll<number>().as('number')])
    .where('passed_at', '>', from)
    .groupBy('recipient')
    .execute();
  return {
    kickoffs: counts.find(({ recipient }) => recipient === null)?.number ?? 0,
    emails: Object.fromEntries(
      counts.flatMap(({ recipient, number }) => (recipient === null ? [] : [[recipient, number]])),
    ),
  };
}

async function remember(
  transaction: Transaction<Tables>,
  dialect: Database['dialect'],
  rows: readonly PassRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = { key: 'text', recipient: 'text', passed_at: 'bigint' } as const;
  const names = ['key', 'recipient', 'passed_at'] as const;
  await transaction
    .insertInto('brake_pass')
    .columns(names)
    .expression((from) =>
      from
        .selectFrom(givenRows<PassRow>(dialect, columns, rows))
        .select(names)
        .where(from.lit(true)),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

import { describe, expect, it } from 'vitest';
import type { Outbox } from '../../src/reconcile/ports/outbox.ts';
import { FakeOutbox } from '../support/fakes/fake-outbox.ts';
import { describeOnEachDialect } from './support/dialects.ts';
import { email } from './support/effects.ts';

function suite(open: () => Promise<Outbox>): void {
  it('are told the newest first, with what became of them', async () => {
    const outbox = await open();
    for (const [at, key] of ['sent', 'dead', 'retried'].entries()) await outbox.enqueue([email(key)], at);
    await outbox.enqueue([email('of another', { projectId: 'q' })], 3);
    for (const claimed of await outbox.claim({ limit: 3, now: 10, leaseMs: 1000 })) {
      if (claimed.key === 'sent') await outbox.sent(claimed, 'provider-1', 20);
      if (claimed.key === 'dead') await outbox.park(claimed, 'no such address', 21);
      if (claimed.key === 'retried') await outbox.retry(claimed, 500, 'busy');
    }
    const common = { handoff: '1 kickoff', to: 'ada@example.com', subject: 'Time for a refresh' };
    const told = await outbox.ofProject('p', 10);
    expect(
      told.map(({ changedAt, ...rest }) => (rest.state === 'waiting' ? rest : { ...rest, changedAt })),
    ).toEqual([
      { key: 'retried', ...common, state: 'waiting', attempts: 1, error: 'busy' },
      { key: 'dead', ...common, state: 'dead', attempts: 1, error: 'no such address', changedAt: 21 },
      { key: 'sent', ...common, state: 'sent', attempts: 0, error: null, changedAt: 20 },
    ]);
    expect((await outbox.ofProject('p', 1)).map(({ key }) => key)).toEqual(['retried']);
    expect(await outbox.ofProject('nobody', 10)).toEqual([]);
  });
}

describeOnEachDialect('The emails about a project', (databases) => {
  suite(async () => (await databases.open()).outbox);
});
describe('The emails about a project (the fake that other tests use)', () => {
  suite(() => Promise.resolve(new FakeOutbox()));
});

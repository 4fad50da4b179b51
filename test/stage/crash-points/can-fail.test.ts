import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/open-store.ts';
import { inOffice } from '../../support/stage/crash-points/people.ts';
import type { Story } from '../../support/stage/crash-points/play.ts';
import { findWrongPoints } from '../../support/stage/crash-points/try-every-point.ts';
import { openUsedStore, type OpenStageStore } from '../../support/stage/used-stores.ts';
import { createProject } from '../../support/together-moves.ts';

const kickoff: Story = { given: [], acts: [inOffice((office) => createProject(office))] };

const spoilt =
  (spoil: (store: Store) => Partial<Store>): OpenStageStore =>
  async (clock) => {
    const store = await openUsedStore(clock);
    return { ...store, ...spoil(store) };
  };

it('an app that does not look for what it has begun is found at each point where it does it twice', async () => {
  const openStore = spoilt(({ ledger }) => ({
    ledger: {
      ...ledger,
      unconfirmed: () => Promise.resolve([]),
      begin: async (intents, now) => {
        await ledger.begin(intents, now);
        return intents.map(({ key }) => key);
      },
    },
  }));
  const { wrong } = await findWrongPoints(kickoff, { place: { openStore }, ways: ['hangs after commit'] });
  expect(wrong).toEqual([
    expect.stringMatching(
      /^hangs after commit, use \d+, batch create tasks: one task per key: Tasks \d+ and \d+/,
    ),
    expect.stringMatching(/^hangs after commit, use \d+, batch create tasks: tasks: 2 instead of 1/),
  ]);
});

it('an app that names an email anew at each try is found at each point where it comes twice', async () => {
  const openStore = spoilt(({ outbox }) => {
    let tries = 0;
    return {
      outbox: {
        ...outbox,
        enqueue: async (emails, now) => {
          tries += 1;
          const renamed = emails.map((email) => ({ ...email, key: `${email.key}.${tries}` }));
          await outbox.enqueue(renamed, now);
        },
      },
    };
  });
  const { wrong } = await findWrongPoints(kickoff, {
    place: { openStore },
    ways: ['the store rejects after commit'],
  });
  expect(wrong).toEqual([
    expect.stringMatching(
      /^the store rejects after commit, use \d+, outbox.enqueue: emails have .*kickoff.0.email.2 to/,
    ),
    expect.stringMatching(/^the store rejects after commit, use \d+, outbox.enqueue: ledger have email/),
  ]);
});

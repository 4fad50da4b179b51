import { expect, onTestFinished, test, vi } from 'vitest';
import { holdAccount } from '../../src/application/account-holder.ts';
import type { ConnectedAccount } from '../../src/application/connect-account.ts';
import { AccountSetupError } from '../../src/hubspot/start-up/account-setup-error.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import { mappingSchema, type Mapping } from '../../src/settings/mapping-schema.ts';
import { FakeAccount } from '../support/fakes/fake-account.ts';
import { FakeClock } from '../support/fakes/fake-clock.ts';
import { FakeLogger } from '../support/fakes/fake-observer.ts';

const outOfReach = new AccountError('later', 'no route');
const doesNotFit = new AccountSetupError(['There is no ticket pipeline labelled "Gone"']);

function labelled(pipeline: string): Mapping {
  return mappingSchema.parse({ ticket: { pipeline: { label: pipeline } } });
}

/** A holder whose connecting ends as `answers` say, one after the other, and then well. */
function aHolder(...answers: readonly (Error | 'well')[]) {
  const closing = new AbortController();
  onTestFinished(() => closing.abort());
  const left = [...answers];
  const tried: string[] = [];
  const wanted = { pipeline: 'Deliverables' };
  const logger = new FakeLogger();
  const connected = new Map<ConnectedAccount, string>();
  const holder = holdAccount({
    connect: async ({ ticket }) => {
      tried.push(ticket.pipeline.label);
      const answer = left.shift() ?? 'well';
      await Promise.resolve();
      if (answer !== 'well') throw answer;
      const account: ConnectedAccount = {
        account: new FakeAccount(new FakeClock()),
        urgent: new FakeAccount(new FakeClock()),
        known: {
          portalId: 1,
          recordTypes: {
            ...{ projectTypeId: '2-1', ticketTypeId: '0-5', taskTypeId: '0-27' },
            ...{ projectProperties: new Set(), ticketProperties: new Set() },
          },
        },
      };
      connected.set(account, ticket.pipeline.label);
      return account;
    },
    mapping: () => labelled(wanted.pipeline),
    logger,
    signal: closing.signal,
    firstPauseMs: 1,
  });
  const held = () => {
    const account = holder.get();
    return account === null ? null : connected.get(account);
  };
  return { holder, wanted, tried, logger, closing, held };
}

test('as long as HubSpot is out of reach the start waits, and recovers by itself', async () => {
  const { holder, tried, held } = aHolder(outOfReach, outOfReach);
  const connecting = holder.connect();
  expect(held()).toBeNull();
  await connecting;
  expect(held()).toBe('Deliverables');
  expect(tried).toEqual(['Deliverables', 'Deliverables', 'Deliverables']);
});

test('what waiting cannot mend keeps the app from starting', async () => {
  const refused = new AccountError('refused', 'the token is not known');
  await expect(aHolder(doesNotFit).holder.connect()).rejects.toBe(doesNotFit);
  await expect(aHolder(outOfReach, refused).holder.connect()).rejects.toBe(refused);
});

test('a mapping that was changed while the start waited is the one that holds', async () => {
  const { holder, wanted, tried, held } = aHolder(outOfReach);
  const connecting = holder.connect();
  wanted.pipeline = 'Creative';
  await Promise.all([connecting, holder.follow()]);
  expect(held()).toBe('Creative');
  expect(tried).toEqual(['Deliverables', 'Creative']);
});

test('an app that stops while it waits for HubSpot waits no longer', async () => {
  const { holder, closing, held } = aHolder(...Array.from({ length: 100 }, () => outOfReach));
  const connecting = holder.connect();
  closing.abort();
  await connecting;
  expect(held()).toBeNull();
});

test('a changed mapping builds the account anew, an unchanged one does not', async () => {
  const { holder, wanted, tried, held, logger } = aHolder();
  await holder.connect();
  await holder.follow();
  wanted.pipeline = 'Creative';
  await holder.follow();
  expect(held()).toBe('Creative');
  expect(tried).toEqual(['Deliverables', 'Creative']);
  expect(logger.told('The changed mapping of names holds')).toHaveLength(1);
});

test('a changed mapping that does not fit leaves the old one, says why, and may be corrected', async () => {
  const { holder, wanted, held, logger } = aHolder('well', doesNotFit);
  await holder.connect();
  expect(holder.holdsNewest()).toBe(true);
  wanted.pipeline = 'Gone';
  await holder.follow();
  expect(held()).toBe('Deliverables');
  expect(holder.holdsNewest()).toBe(false);
  expect(logger.told('The changed mapping does not fit the account; the old one still holds')).toEqual([
    { error: doesNotFit.message },
  ]);
  wanted.pipeline = 'Creative';
  await holder.follow();
  expect(held()).toBe('Creative');
  expect(holder.holdsNewest()).toBe(true);
});

test('a changed mapping waits for HubSpot where that is out of reach', async () => {
  const { holder, wanted, held, logger } = aHolder('well', outOfReach);
  await holder.connect();
  wanted.pipeline = 'Creative';
  await holder.follow();
  expect(held()).toBe('Creative');
  expect(logger.told('HubSpot cannot be reached; trying again')).toHaveLength(1);
});

test('of several changes in quick succession the newest holds in the end', async () => {
  const { holder, wanted, held, logger } = aHolder('well', outOfReach);
  await holder.connect();
  for (const pipeline of ['One', 'Two', 'Three']) {
    wanted.pipeline = pipeline;
    void holder.follow();
  }
  await vi.waitFor(() => expect(held()).toBe('Three'));
  await holder.follow();
  expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

test('who cannot wait connects once, and hears at once that HubSpot is out of reach', async () => {
  const { holder, tried, held } = aHolder(outOfReach, doesNotFit);
  await expect(holder.connectOnce()).rejects.toBe(outOfReach);
  await expect(holder.connectOnce()).rejects.toBe(doesNotFit);
  expect(holder.get()).toBeNull();
  await holder.connectOnce();
  expect({ tried, held: held() }).toEqual({
    tried: ['Deliverables', 'Deliverables', 'Deliverables'],
    held: 'Deliverables',
  });
});

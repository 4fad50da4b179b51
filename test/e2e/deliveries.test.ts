import { expect, test } from 'vitest';
import type { Exchange } from '../../src/sandbox/exchanges.ts';
import {
  completeTasks,
  createProject,
  createTicket,
  finishTicket,
  pasteLink,
} from '../support/together-moves.ts';
import { cycleOutcome, playCycle } from '../support/together-cycle.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { reviewEmails } from '../support/together-reviewed.ts';
import { openAgency, type Agency } from '../support/together.ts';

const all = 100_000;

/** The same agency, where the events of each act arrive together and last things first. */
function withReversedEvents(agency: Agency): Agency {
  const { webhooks } = agency.together.sandbox;
  return {
    ...agency,
    async after(doing) {
      webhooks.hold();
      const result = doing();
      webhooks.release((events) => [...events].reverse());
      await agency.together.settled();
      return result;
    },
  };
}

test('a whole cycle goes by webhooks, with every task and every email once', async () => {
  const agency = await openAgency();
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
});

test('a whole cycle goes by sweeps alone, although no webhook ever arrives', async () => {
  const agency = await openAgency({ webhooks: false });
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
  expect(agency.together.sandbox.webhooks.deliveries).toEqual([]);
});

test('every other event lost is made up for by the sweeps', async () => {
  const agency = await openAgency();
  agency.together.sandbox.webhooks.dropNext(all, ({ eventId }) => eventId % 2 === 0);
  await playCycle(agency, async () => {
    await agency.together.application().sweep();
    await agency.together.settled();
  });
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
});

test('every event delivered twice doubles nothing', async () => {
  const agency = await openAgency();
  agency.together.sandbox.webhooks.doubleNext(all);
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
});

test('events that arrive last things first lead to the same end', async () => {
  const agency = withReversedEvents(await openAgency());
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
});

test('all events of a finished cycle delivered once more change nothing and write nothing', async () => {
  const agency = await openAgency();
  await playCycle(agency);
  const { webhooks, exchanges } = agency.together.sandbox;
  const asked = exchanges.length;
  await agency.after(() => webhooks.redeliver([...webhooks.events].reverse()));
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
  const isReading = (exchange: Exchange) => exchange.method === 'GET' || exchange.path.endsWith('/read');
  expect(exchanges.slice(asked).filter((exchange) => !isReading(exchange))).toEqual([]);
});

test('everything that happened while nothing was delivered, released in one burst, is handed over once', async () => {
  const agency = await openAgency();
  const { webhooks } = agency.together.sandbox;
  webhooks.hold();
  const projectId = createProject(agency, {
    creative_refresh_date: '2026-03-02',
    creative_refresh_status: 'deliverable_submitted',
  });
  for (const subject of ['One', 'Two', 'Three']) {
    const ticketId = createTicket(agency, subject, {}, [projectId]);
    agency.account.update(ticketId, { copy_status: 'in_progress', graphics_status: 'in_qa' });
    finishTicket(agency, ticketId);
  }
  pasteLink(agency, projectId);
  await agency.after(() =>
    webhooks.release((events) => [...events].sort((a, b) => ((a.eventId * 7) % 11) - ((b.eventId * 7) % 11))),
  );
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review'],
    tickets: [
      'One: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
      'Three: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
      'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: ['Amara: Share Deliverables with Client | NOT_STARTED'],
    emails: reviewEmails,
  });
  await agency.after(() => completeTasks(agency, 'Share Deliverables'));
  expect(outcomeOf(agency).emails).toEqual(reviewEmails);
});

test('forty projects and eighty tickets in one burst each get theirs, once', async () => {
  const agency = await openAgency();
  const numbers = Array.from({ length: 40 }, (_, index) => String(index).padStart(2, '0'));
  await agency.after(() => {
    for (const number of numbers) {
      const projectId = createProject(agency, { name: `P${number}`, creative_refresh_date: '2026-03-10' });
      for (const subject of [`${number}a`, `${number}b`])
        createTicket(agency, subject, { copy_status: 'not_required' }, [projectId]);
    }
  });
  expect(outcomeOf(agency)).toEqual({
    projects: numbers.map(
      (number) => `P${number}: (blank) | 2026-03-10 | cycle 1 | account_manager | kickoff`,
    ),
    tickets: numbers.flatMap((number) => [
      `${number}a: new | not_required | not_started | round 0 | not handed over`,
      `${number}b: new | not_required | not_started | round 0 | not handed over`,
    ]),
    tasks: [
      ...numbers.map(() => 'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'),
      ...numbers.flatMap((number) => [
        `Dalia: Design Graphics: ${number}a | NOT_STARTED`,
        `Dalia: Design Graphics: ${number}b | NOT_STARTED`,
      ]),
    ],
    emails: numbers.map((number) => `amara: Creative refresh coming up: P${number}`),
  });
});

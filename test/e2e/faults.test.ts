import { expect, test } from 'vitest';
import type { Fault, FaultedRequest } from '../../src/sandbox/faults.ts';
import { cycleOutcome, playCycle } from '../support/together-cycle.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency, type Agency } from '../support/together.ts';

const isTaskCreation = ({ path }: FaultedRequest) => path.endsWith('/0-27/batch/create');
const isWrite = ({ path }: FaultedRequest) => /\/batch\/(create|update)$/.test(path);
const isRead = ({ path }: FaultedRequest) => path.endsWith('/read');
const isCall = () => true;

/** Strikes one of so many matching calls, from the first on. @returns how many calls were struck so far */
function strikeEvery(
  { together }: Agency,
  count: number,
  matches: (request: FaultedRequest) => boolean,
  fault: Fault,
): () => number {
  let seen = 0;
  let struck = 0;
  const isNext = (request: FaultedRequest) => {
    if (!matches(request)) return false;
    seen += 1;
    if (seen % count !== 1 % count) return false;
    struck += 1;
    return true;
  };
  together.sandbox.faults.next(isNext, fault, 100_000);
  return () => struck;
}

test.each<[string, Fault]>([
  ['an error', { answer: 502, after: 'commit' }],
  ['a broken connection', { connection: 'reset', after: 'commit' }],
])('task creations that were carried out but answered by %s create no second task', async (_, fault) => {
  const agency = await openAgency();
  const struck = strikeEvery(agency, 2, isTaskCreation, fault);
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
  expect(struck()).toBeGreaterThanOrEqual(3);
});

test('writes that were not carried out are made again until they are, once each', async () => {
  const agency = await openAgency();
  const struck = strikeEvery(agency, 4, isWrite, { connection: 'reset' });
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
  expect(struck()).toBeGreaterThanOrEqual(3);
});

test('updates that were carried out but answered by an error are not felt twice', async () => {
  const agency = await openAgency();
  const struck = strikeEvery(agency, 4, ({ path }) => path.endsWith('/batch/update'), {
    answer: 503,
    after: 'commit',
  });
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
  expect(struck()).toBeGreaterThanOrEqual(3);
});

test('reads that fail hold a handoff up and change nothing else', async () => {
  const agency = await openAgency();
  const struck = strikeEvery(agency, 12, isRead, { answer: 500 });
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
  expect(struck()).toBeGreaterThanOrEqual(2);
});

test('refusals for too many calls are waited out, and every call is made in the end', async () => {
  const agency = await openAgency();
  const struck = strikeEvery(agency, 30, isCall, {
    answer: 429,
    headers: { 'Retry-After': '0.05' },
    body: { status: 'error', message: 'Too many', errorType: 'RATE_LIMIT', policyName: 'SECONDLY' },
  });
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
  expect(struck()).toBeGreaterThanOrEqual(2);
});

test('of a batch that is taken in part, only the refused rows are written again', async () => {
  const agency = await openAgency();
  const struck = strikeEvery(agency, 2, isTaskCreation, {
    refuseRow: (row) => /Write Copy: Reel|Share Deliverables|Implement New/.test(JSON.stringify(row)),
  });
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
  expect(struck()).toBeGreaterThanOrEqual(3);
});

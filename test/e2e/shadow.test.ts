import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Exchange } from '../../src/sandbox/exchanges.ts';
import { createProject, createTicket } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency } from '../support/together.ts';

const shadowLine = z.object({
  msg: z.literal('Shadow mode: would be carried out'),
  projectId: z.string(),
  kind: z.string(),
  handoff: z.string(),
  reason: z.string(),
});

const isReading = ({ method, path }: Exchange) => method === 'GET' || /\/(read|search)$/.test(path);

test('in shadow mode the app says what it would do and writes nothing', async () => {
  const agency = await openAgency({ environment: { MODE: 'shadow' } });
  const projectId = await agency.after(() => {
    const id = createProject(agency);
    createTicket(agency, 'One', { copy_status: 'not_required' }, [id]);
    return id;
  });
  await agency.days(1);
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | nobody yet | nothing fired'],
    tickets: ['One: new | not_required | not_started | round 0 | not handed over'],
    tasks: [],
    emails: [],
  });
  expect(agency.together.sandbox.exchanges.filter((exchange) => !isReading(exchange))).toEqual([]);
  const said = agency.logLines.flatMap((line) => {
    const parsed = shadowLine.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  });
  expect([...new Set(said.map(({ kind, handoff }) => `${handoff}: ${kind}`))].sort()).toEqual([
    '1 kickoff: create task',
    '1 kickoff: send email',
    '1 kickoff: write project',
    '4 tickets: create task',
    '4 tickets: write ticket',
  ]);
  expect(new Set(said.map((each) => each.projectId))).toEqual(new Set([projectId]));
  expect(said.every(({ reason }) => reason.length > 20)).toBe(true);
});

test('a new store without any word on its mode starts in shadow', async () => {
  const agency = await openAgency({ environment: { MODE: '' } });
  await agency.after(() => createProject(agency));
  expect(outcomeOf(agency)).toMatchObject({ tasks: [], emails: [] });
  expect(agency.together.sandbox.exchanges.filter((exchange) => !isReading(exchange))).toEqual([]);
});

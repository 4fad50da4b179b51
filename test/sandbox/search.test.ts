import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { call, startTestSandbox } from './client.ts';
import { freezeDate } from './frozen-date.ts';

const found = z.object({
  total: z.number(),
  results: z.array(z.object({ id: z.string() })),
  paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
});

const projects = '/crm/objects/2026-09/creative_project/search';
const noLimits = { perTenSeconds: Infinity, searchPerSecond: Infinity };

async function search(sandbox: Sandbox, request: Readonly<Record<string, unknown>>) {
  return found.parse((await call(sandbox, 'POST', projects, { filterGroups: [], ...request })).body);
}
const names = (sandbox: Sandbox, ids: readonly { id: string }[]) =>
  ids.map(({ id }) => sandbox.account.read(id).values['name']);

describe('search', () => {
  it.each([
    [{ propertyName: 'creative_refresh_status', operator: 'EQ', value: 'deliverable_submitted' }, ['B']],
    [{ propertyName: 'creative_refresh_status', operator: 'NEQ', value: 'deliverable_submitted' }, ['C']],
    [{ propertyName: 'creative_refresh_status', operator: 'IN', values: ['deliverable_submitted'] }, ['B']],
    [
      { propertyName: 'creative_refresh_status', operator: 'NOT_IN', values: ['deliverable_submitted'] },
      ['C'],
    ],
    [{ propertyName: 'creative_refresh_status', operator: 'HAS_PROPERTY' }, ['B', 'C']],
    [{ propertyName: 'creative_refresh_status', operator: 'NOT_HAS_PROPERTY' }, ['A']],
    [{ propertyName: 'creative_refresh_date', operator: 'LTE', value: '2026-11-02' }, ['A', 'B']],
    [
      { propertyName: 'creative_refresh_date', operator: 'LT', value: String(Date.parse('2026-11-02')) },
      ['A'],
    ],
    [{ propertyName: 'creative_refresh_date', operator: 'GT', value: '2026-11-01' }, ['B', 'C']],
    [
      {
        propertyName: 'creative_refresh_date',
        operator: 'BETWEEN',
        value: '2026-11-02',
        highValue: '2026-12-01',
      },
      ['B', 'C'],
    ],
    [{ propertyName: 'creative_refresh_cycle', operator: 'GTE', value: '10' }, ['C']],
    [{ propertyName: 'name', operator: 'EQ', value: 'a' }, ['A']],
    [{ propertyName: 'name', operator: 'IN', values: ['A'] }, []],
  ])('%j', async (filter, expected) => {
    const sandbox = await startTestSandbox({ limits: noLimits });
    const { account } = sandbox;
    account.create('project', {
      name: 'A',
      creative_refresh_date: '2026-11-01',
      creative_refresh_cycle: '9',
    });
    account.create('project', {
      name: 'B',
      creative_refresh_date: '2026-11-02',
      creative_refresh_status: 'deliverable_submitted',
    });
    account.create('project', {
      name: 'C',
      creative_refresh_date: '2026-12-01',
      creative_refresh_status: 'creatives_implemented',
      creative_refresh_cycle: '10',
    });
    const { results } = await search(sandbox, { filterGroups: [{ filters: [filter] }] });
    expect(names(sandbox, results)).toEqual(expected);
  });

  it('filters of a group must all hold, one of the groups is enough', async () => {
    const sandbox = await startTestSandbox();
    for (const [name, date] of Object.entries({ A: '2026-11-01', B: '2026-11-02', C: '2026-11-03' })) {
      sandbox.account.create('project', { name, creative_refresh_date: date });
    }
    const by = (operator: string, value: string) => ({
      propertyName: 'creative_refresh_date',
      operator,
      value,
    });
    const { total, results } = await search(sandbox, {
      filterGroups: [
        { filters: [by('GTE', '2026-11-02'), by('LTE', '2026-11-02')] },
        { filters: [by('EQ', '2026-11-01')] },
      ],
      sorts: [{ propertyName: 'name', direction: 'DESCENDING' }],
    });
    expect(total).toBe(2);
    expect(names(sandbox, results)).toEqual(['B', 'A']);
  });

  it('pages through by offset, in numeric order of ids of different length, but never past the 10,000th', async () => {
    const sandbox = await startTestSandbox({ limits: noLimits });
    const created = Array.from({ length: 150 }, (_, position) =>
      sandbox.account.create('project', { name: `Project ${String(position)}` }),
    );
    const first = await search(sandbox, { sorts: ['hs_object_id'], limit: 100 });
    const second = await search(sandbox, {
      sorts: ['hs_object_id'],
      limit: 100,
      after: first.paging?.next.after,
    });
    expect([...first.results, ...second.results].map(({ id }) => id)).toEqual(created);
    expect(second.paging).toBeUndefined();
    const tooDeep = { filterGroups: [], limit: 100, after: '9901' };
    expect((await call(sandbox, 'POST', projects, tooDeep)).status).toBe(400);
    expect((await call(sandbox, 'POST', projects, { ...tooDeep, after: '9900' })).status).toBe(200);
  });

  it('shows a change only after its lag', async () => {
    const realTime = freezeDate();
    const sandbox = await startTestSandbox({ searchLagMs: 5000 });
    const id = sandbox.account.create('project', { name: 'Acme' });
    const byName = { filterGroups: [{ filters: [{ propertyName: 'name', operator: 'EQ', value: 'acme' }] }] };
    expect((await search(sandbox, byName)).results).toEqual([]);
    realTime.advance(5000);
    expect((await search(sandbox, byName)).results).toEqual([{ id }]);
    sandbox.account.update(id, { name: 'Renamed' });
    expect((await search(sandbox, byName)).results).toEqual([{ id }]);
    realTime.advance(5000);
    expect((await search(sandbox, byName)).results).toEqual([]);
    sandbox.account.remove(id);
    expect((await search(sandbox, {})).results).toEqual([{ id }]);
    realTime.advance(5000);
    expect((await search(sandbox, {})).results).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { z } from 'zod';
import { ids, now, openAccount, record } from './an-account.ts';
import { ScriptedTransport } from './scripted-transport.ts';

const searchBody = z.object({
  filterGroups: z.array(z.object({ filters: z.array(z.looseObject({ propertyName: z.string() })) })),
  sorts: z.array(z.string()),
  properties: z.array(z.string()),
  limit: z.number(),
  after: z.string(),
});
const bodyOf = (transport: ScriptedTransport) => searchBody.parse(transport.calls.at(-1)?.body);
const oneDay = 24 * 60 * 60_000;
const none = () => ({ total: 0, results: [] });

test('open projects: due ones, those in a cycle, and a no that was not dealt with or was taken back', async () => {
  const transport = new ScriptedTransport({ 'search open projects': none });
  const page = await openAccount(transport).findOpenProjects({ dateUpTo: '2026-10-20', after: null });
  expect(page).toEqual({ ids: [], after: null });
  expect(transport.calls.at(-1)?.path).toBe('/crm/objects/2026-09/2-77/search');
  expect(bodyOf(transport)).toEqual({
    filterGroups: [
      {
        filters: [
          {
            propertyName: 'creative_refresh_date',
            operator: 'LTE',
            value: String(Date.parse('2026-10-20T00:00:00Z')),
          },
        ],
      },
      {
        filters: [
          {
            propertyName: 'creative_refresh_status',
            operator: 'IN',
            values: [
              'refresh_request_submitted',
              'deliverable_submitted',
              'creatives_pending_approval',
              'creatives_completed_and_approved',
              'creatives_implemented',
            ],
          },
        ],
      },
      {
        filters: [
          { propertyName: 'creative_refresh_status', operator: 'IN', values: ['no_refresh_requested'] },
          { propertyName: 'creative_refresh_declined_at', operator: 'NOT_HAS_PROPERTY' },
        ],
      },
      {
        filters: [
          { propertyName: 'creative_refresh_declined_at', operator: 'HAS_PROPERTY' },
          { propertyName: 'creative_refresh_status', operator: 'NOT_HAS_PROPERTY' },
        ],
      },
      { filters: [{ propertyName: 'creative_refresh_kickoff_sent_at', operator: 'HAS_PROPERTY' }] },
    ],
    sorts: ['hs_object_id'],
    properties: ['hs_object_id'],
    limit: 200,
    after: '0',
  });
});

test('open tickets: in work and not queued or approved, flagged, or in Pending Approval and never handed over or changed lately', async () => {
  const transport = new ScriptedTransport({ 'search open tickets': none });
  await openAccount(transport).findOpenTickets({ after: null });
  const inStage = (...values: string[]) => ({ propertyName: 'hs_pipeline_stage', operator: 'IN', values });
  expect(bodyOf(transport).filterGroups.map(({ filters }) => filters)).toEqual([
    [inStage('s-new', 's-work'), { propertyName: 'creative_queued_at', operator: 'NOT_HAS_PROPERTY' }],
    [
      inStage('s-new', 's-work'),
      { propertyName: 'copy_status', operator: 'IN', values: ['copy_approved', 'not_required'] },
      { propertyName: 'graphics_status', operator: 'IN', values: ['graphics_approved', 'not_required'] },
    ],
    [
      inStage('s-new', 's-work', 's-pending'),
      { propertyName: 'revision_requested', operator: 'HAS_PROPERTY' },
    ],
    [inStage('s-pending'), { propertyName: 'creative_review_requested_at', operator: 'NOT_HAS_PROPERTY' }],
    [
      inStage('s-pending'),
      { propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(now - 30 * oneDay) },
    ],
  ]);
});

test('every page is a query of its own for ids above the last one, so ten thousand results are no end', async () => {
  const pages = [ids(200), ['201', '207']];
  const transport = new ScriptedTransport({
    'search open projects': () => ({
      total: 12_000,
      results: (pages.shift() ?? []).map((id) => record(id)),
      paging: { next: { after: '200' } },
    }),
  });
  const account = openAccount(transport);
  const first = await account.findOpenProjects({ dateUpTo: '2026-10-20', after: null });
  expect(first).toEqual({ ids: ids(200), after: '200' });
  const second = await account.findOpenProjects({ dateUpTo: '2026-10-20', after: first.after });
  expect(second).toEqual({ ids: ['201', '207'], after: null });
  const { filterGroups, after } = bodyOf(transport);
  expect(after).toBe('0');
  for (const { filters } of filterGroups)
    expect(filters).toContainEqual({ propertyName: 'hs_object_id', operator: 'GT', value: '200' });
});

test('searches stay within what HubSpot takes: five groups, six filters each, eighteen in all', async () => {
  const transport = new ScriptedTransport({ 'search open projects': none, 'search open tickets': none });
  const account = openAccount(transport);
  await account.findOpenProjects({ dateUpTo: '2026-10-20', after: '5' });
  await account.findOpenTickets({ after: '5' });
  for (const { body } of transport.calls) {
    const sizes = searchBody.parse(body).filterGroups.map(({ filters }) => filters.length);
    expect(sizes.length).toBeLessThanOrEqual(5);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(18);
  }
});

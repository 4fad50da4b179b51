import { expect, it } from 'vitest';
import type { OverviewNote, OverviewRow } from '../../src/reconcile/ports/overview.ts';
import { describeOnEachDialect } from './support/dialects.ts';
import { email, intent } from './support/effects.ts';

const hour = 60 * 60 * 1000;

/** A project between two cycles. */
function look(projectId: string, changes: Partial<OverviewNote> = {}): OverviewNote {
  return {
    projectId,
    objectTypeId: '2-77',
    name: `Project ${projectId}`,
    cycle: 1,
    status: 'blank',
    isUnderWay: false,
    handoff: null,
    waitingOn: 'nobody',
    people: [],
    waitingSince: null,
    limit: null,
    stallsAt: null,
    kickoffOn: null,
    submissionOn: null,
    refreshOn: null,
    mode: 'live',
    lookedAt: 1_000,
    ...changes,
  };
}

const waiting = (since: number, stallsAt: number): Partial<OverviewNote> => ({
  status: 'creatives_pending_approval',
  isUnderWay: true,
  handoff: '5 review',
  waitingOn: 'account_manager',
  people: ['Amara Önal'],
  waitingSince: since,
  limit: 5,
  stallsAt,
});

const firstPage = { offset: 0, limit: 50, now: 10_000 };
const row = (note: OverviewNote, changes: Partial<OverviewRow> = {}): OverviewRow => ({
  ...note,
  client: null,
  deadLetters: 0,
  ...changes,
});

describeOnEachDialect('The overview of projects', (databases) => {
  it('hands out a project as it was noted last, and nothing of one that was forgotten', async () => {
    const { overview } = await databases.open();
    await overview.note([look('1'), look('2')]);
    const later = look('1', {
      ...waiting(2_000, 9_000),
      name: 'Zeit „Frühling“ 🎨',
      cycle: 2,
      mode: 'shadow',
    });
    await overview.note([look('1'), later]);
    expect(await overview.of('1')).toEqual(row(later));
    await overview.forget(['2', '9']);
    expect(await overview.of('2')).toBeNull();
    expect(await overview.list({}, firstPage)).toEqual({ rows: [row(later)], total: 1 });
    await overview.note([]);
    await overview.forget([]);
    expect((await overview.list({}, firstPage)).total).toBe(1);
  });

  it('writes a row that would say the same only to keep the time of the look true to the hour', async () => {
    const { overview } = await databases.open();
    await overview.note([look('1', { lookedAt: 10 * hour })]);
    const lookedAt = async (at: number) => {
      await overview.note([look('1', { lookedAt: at })]);
      return (await overview.of('1'))?.lookedAt;
    };
    expect(await lookedAt(11 * hour)).toBe(10 * hour);
    expect(await lookedAt(11 * hour + 1)).toBe(11 * hour + 1);
    expect(await lookedAt(9 * hour)).toBe(9 * hour);
    await overview.note([look('1', { lookedAt: 9 * hour + 1, name: 'Renamed' })]);
    expect(await overview.of('1')).toEqual(row(look('1', { lookedAt: 9 * hour + 1, name: 'Renamed' })));
  });

  it('puts first what hurts: the longest over its limit, then what was given up on, then the longest wait', async () => {
    const store = await databases.open();
    const { overview } = store;
    await overview.note([
      look('refresh later', { refreshOn: '2026-05-01' }),
      look('refresh sooner', { refreshOn: '2026-04-01' }),
      look('no date', { isUnderWay: true, status: 'unrecognised' }),
      look('waits', waiting(8_000, 20_000)),
      look('waits longer', waiting(7_000, 20_000)),
      look('waits since nobody knows when', { ...waiting(0, 0), waitingSince: null, stallsAt: null }),
      look('stalled', waiting(3_000, 10_000)),
      look('stalled longer', waiting(4_000, 9_000)),
      look('dead'),
      look('stalls in a moment', waiting(6_000, 10_001)),
    ]);
    await giveUp(store, 'project', 'dead');
    const ids = async (page: typeof firstPage) =>
      (await overview.list({}, page)).rows.map(({ projectId }) => projectId);
    const all = [
      'stalled longer',
      'stalled',
      'dead',
      'stalls in a moment',
      'waits longer',
      'waits',
      'waits since nobody knows when',
      'refresh sooner',
      'refresh later',
      'no date',
    ];
    expect(await ids(firstPage)).toEqual(all);
    expect(await ids({ ...firstPage, offset: 2, limit: 3 })).toEqual(all.slice(2, 5));
    expect(await overview.list({}, { ...firstPage, offset: 10 })).toEqual({ rows: [], total: 10 });
    expect(await overview.list({}, { ...firstPage, limit: 0 })).toEqual({ rows: [], total: 10 });
  });

  it('counts what was given up on: the project, its tickets and tasks, and its emails', async () => {
    const store = await databases.open();
    await store.overview.note([look('p'), look('q')]);
    await giveUp(store, 'project', 'p');
    await store.memory.rememberTickets([{ ticketId: 't', projectIds: ['p', 'q'] }], 1);
    await giveUp(store, 'ticket', 't');
    await store.ledger.begin([intent('key', { projectId: 'p' })], 1);
    await store.ledger.confirm([{ key: 'key', taskId: '900' }], 1);
    await giveUp(store, 'task', '900');
    await giveUpEmail(store, 'p');
    expect((await store.overview.of('p'))?.deadLetters).toBe(4);
    expect((await store.overview.of('q'))?.deadLetters).toBe(1);
  });

  it('finds every word in the names of project and people, in whatever case, and takes signs as they are', async () => {
    const { overview } = await databases.open();
    await overview.note([
      look('1', { ...waiting(1, 2), name: 'Harbor & Pine 100%' }),
      look('2', { ...waiting(1, 2), name: 'ÖKO Haus', people: ['Sam_SAS'] }),
    ]);
    const found = async (search: string) =>
      (await overview.list({ search }, firstPage)).rows.map(({ projectId }) => projectId);
    expect(await found('pine HARBOR')).toEqual(['1']);
    expect(await found('önal')).toEqual(['1']);
    expect(await found('öko')).toEqual(['2']);
    expect(await found('amara pine')).toEqual(['1']);
    expect(await found('amara haus')).toEqual([]);
    expect(await found('100%')).toEqual(['1']);
    expect(await found('%')).toEqual(['1']);
    expect(await found('m_s')).toEqual(['2']);
    expect(await found('a_a')).toEqual([]);
    expect(await found(String.raw`\ `)).toEqual([]);
    expect(await found('  ')).toEqual(['1', '2']);
  });

  it('narrows the list to a handoff, a holder, what is stalled, and what is under way', async () => {
    const { overview } = await databases.open();
    const tickets = { handoff: '4 tickets', waitingOn: 'creative_team' } as const;
    await overview.note([
      look('idle'),
      look('review', waiting(1, 10_000)),
      look('tickets', { ...waiting(1, 10_001), ...tickets }),
    ]);
    const found = async (filter: Parameters<typeof overview.list>[0]) => {
      const { rows, total } = await overview.list(filter, firstPage);
      expect(total).toBe(rows.length);
      return rows.map(({ projectId }) => projectId);
    };
    expect(await found({ handoff: '4 tickets' })).toEqual(['tickets']);
    expect(await found({ waitingOn: 'account_manager' })).toEqual(['review']);
    expect(await found({ isStalled: true })).toEqual(['review']);
    expect(await found({ isStalled: false })).toEqual(['tickets', 'idle']);
    expect(await found({ isUnderWay: true })).toEqual(['review', 'tickets']);
    expect(await found({ isUnderWay: false })).toEqual(['idle']);
    expect(await found({ isUnderWay: true, isStalled: true, handoff: '4 tickets' })).toEqual([]);
  });

  it('counts projects and stalled ones by handoff and by holder', async () => {
    const { overview } = await databases.open();
    const none = { projects: 0, stalled: 0 };
    const empty = {
      all: none,
      underWay: none,
      byHandoff: {
        '1 kickoff': none,
        '2b requested': none,
        '3 submission cue': none,
        '4 tickets': none,
        '5 review': none,
        '6 revisions': none,
        '7 approval': none,
      },
      byHolder: { account_manager: none, sas: none, creative_team: none, nobody: none },
    };
    expect(await overview.counts(10_000)).toEqual(empty);
    await overview.note([
      look('idle'),
      look('requested', { isUnderWay: true, status: 'refresh_request_submitted' }),
      look('kickoff', { ...waiting(1, 9_999), handoff: '1 kickoff' }),
      look('review', waiting(1, 10_000)),
      look('review in time', waiting(1, 10_001)),
    ]);
    expect(await overview.counts(10_000)).toEqual({
      all: { projects: 5, stalled: 2 },
      underWay: { projects: 4, stalled: 2 },
      byHandoff: {
        ...empty.byHandoff,
        '1 kickoff': { projects: 1, stalled: 1 },
        '5 review': { projects: 2, stalled: 1 },
      },
      byHolder: {
        ...empty.byHolder,
        account_manager: { projects: 3, stalled: 2 },
        nobody: { projects: 1, stalled: 0 },
      },
    });
  });

  it('keeps the name of the client whatever a look says, and finds it by that', async () => {
    const { overview } = await databases.open();
    await overview.note([look('1'), look('2'), look('3')]);
    const request = { askedBefore: 5_000, limit: 2 };
    expect(await overview.withoutClient(request)).toEqual(['1', '2']);
    await overview.nameClients([], 1);
    await overview.nameClients(
      [
        { projectId: '1', client: 'Ökohaus & Söhne' },
        { projectId: '2', client: null },
        { projectId: '9', client: 'Nobody' },
      ],
      4_999,
    );
    await overview.note([look('1', { cycle: 2 })]);
    expect(await overview.list({ search: 'SÖHNE öko' }, firstPage)).toEqual({
      rows: [row(look('1', { cycle: 2 }), { client: 'Ökohaus & Söhne' })],
      total: 1,
    });
    expect((await overview.of('2'))?.client).toBeNull();
    expect(await overview.of('9')).toBeNull();
    expect(await overview.withoutClient({ ...request, askedBefore: 4_999 })).toEqual(['3']);
    expect(await overview.withoutClient(request)).toEqual(['1', '2']);
  });

  it('names what every sweep should have found and nobody has looked at', async () => {
    const { overview } = await databases.open();
    await overview.note([
      look('ahead', { kickoffOn: '2026-04-02' }),
      look('due', { kickoffOn: '2026-04-01', lookedAt: 3_000 }),
      look('under way', { isUnderWay: true, lookedAt: 2_000 }),
      look('looked at', { isUnderWay: true, lookedAt: 5_000 }),
      look('without a date'),
    ]);
    const request = { since: 5_000, dueUpTo: '2026-04-01', limit: 9 };
    expect(await overview.overlooked(request)).toEqual(['under way', 'due']);
    expect(await overview.overlooked({ ...request, limit: 1 })).toEqual(['under way']);
    expect(await overview.overlooked({ ...request, since: 2_000 })).toEqual([]);
  });

  it('says how many are stalled in each handoff, reading nothing else', async () => {
    const { overview } = await databases.open();
    await overview.note([
      look('idle'),
      look('kickoff', { ...waiting(1, 9_999), handoff: '1 kickoff' }),
      look('review', waiting(1, 10_000)),
      look('another', waiting(1, 10_000)),
      look('review in time', waiting(1, 10_001)),
    ]);
    expect(await overview.stalled(10_000)).toEqual({
      '1 kickoff': 1,
      '2b requested': 0,
      '3 submission cue': 0,
      '4 tickets': 0,
      '5 review': 2,
      '6 revisions': 0,
      '7 approval': 0,
    });
  });

  it('tells what comes on each day from the first to the last, and names as many projects as are asked for', async () => {
    const { overview } = await databases.open();
    await overview.note([
      look('1', {
        name: 'Birch',
        kickoffOn: '2026-03-31',
        submissionOn: '2026-04-15',
        refreshOn: '2026-04-15',
      }),
      look('2', {
        name: 'Ash',
        kickoffOn: '2026-04-01',
        submissionOn: '2026-04-15',
        refreshOn: '2026-04-15',
      }),
      look('3', { name: 'Cedar', refreshOn: '2026-04-30' }),
      look('4', { name: 'Dogwood', refreshOn: '2026-05-01' }),
    ]);
    const named = (projectId: string, name: string) => ({ projectId, name, client: null });
    expect(await overview.calendar('2026-04-01', '2026-04-30', 1)).toEqual([
      { on: '2026-04-01', kind: 'kickoff', total: 1, projects: [named('2', 'Ash')] },
      { on: '2026-04-15', kind: 'submission', total: 2, projects: [named('2', 'Ash')] },
      { on: '2026-04-15', kind: 'refresh', total: 2, projects: [named('2', 'Ash')] },
      { on: '2026-04-30', kind: 'refresh', total: 1, projects: [named('3', 'Cedar')] },
    ]);
    expect(await overview.calendar('2026-04-15', '2026-04-15', 9)).toEqual([
      ...(['submission', 'refresh'] as const).map((kind) => ({
        on: '2026-04-15',
        kind,
        total: 2,
        projects: [named('2', 'Ash'), named('1', 'Birch')],
      })),
    ]);
    expect(await overview.calendar('2026-04-30', '2026-04-30', 0)).toEqual([
      { on: '2026-04-30', kind: 'refresh', total: 1, projects: [] },
    ]);
    expect(await overview.calendar('2027-01-01', '2027-01-31', 9)).toEqual([]);
  });
});

type Store = Awaited<ReturnType<Parameters<Parameters<typeof describeOnEachDialect>[1]>[0]['open']>>;

async function giveUp({ queue }: Store, kind: 'project' | 'ticket' | 'task', id: string): Promise<void> {
  await queue.mark([{ kind, id, priority: 0, dueAt: 1 }]);
  const claim = await queue.claimRecord({ kind, id, now: 1, leaseMs: 1_000 });
  if (claim) await queue.park([{ claim, error: 'It does not go', now: 2 }]);
}

async function giveUpEmail({ outbox }: Store, projectId: string): Promise<void> {
  await outbox.enqueue([email('mail', { projectId })], 1);
  const [claimed] = await outbox.claim({ limit: 1, now: 1, leaseMs: 1_000 });
  if (claimed) await outbox.park(claimed, 'It does not go', 2);
}

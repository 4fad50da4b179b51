import { ballHolders, type BallHolder } from '../../../src/domain/model.ts';
import { waitingHandoffs, type WaitingHandoff } from '../../../src/domain/stalls/waiting-handoff.ts';
import {
  calendarKinds,
  type CalendarEntry,
  type CalendarKind,
  type Overview,
  type OverviewCount,
  type OverviewCounts,
  type OverviewFilter,
  type OverviewNote,
  type OverviewPage,
  type OverviewRow,
} from '../../../src/reconcile/ports/overview.ts';

const lastDay = '9999-12-31';

/** The overview in memory. */
export class FakeOverview implements Overview {
  readonly rows = new Map<string, OverviewRow>();
  readonly #askedAt = new Map<string, number>();

  note(looks: readonly OverviewNote[]): Promise<void> {
    for (const look of looks) {
      const { client = null, deadLetters = 0 } = this.rows.get(look.projectId) ?? {};
      this.rows.set(look.projectId, { ...look, client, deadLetters });
    }
    return Promise.resolve();
  }
  forget(projectIds: readonly string[]): Promise<void> {
    for (const id of projectIds) {
      this.rows.delete(id);
      this.#askedAt.delete(id);
    }
    return Promise.resolve();
  }
  list(
    filter: OverviewFilter,
    { offset, limit, now }: { offset: number; limit: number; now: number },
  ): Promise<OverviewPage> {
    const rows = [...this.rows.values()]
      .filter((row) => fits(row, filter, now))
      .sort((one, other) => compare(hurt(one, now), hurt(other, now)));
    return Promise.resolve({ rows: rows.slice(offset, offset + limit), total: rows.length });
  }
  of(projectId: string): Promise<OverviewRow | null> {
    return Promise.resolve(this.rows.get(projectId) ?? null);
  }
  overlooked(request: { since: number; dueUpTo: string; limit: number }): Promise<readonly string[]> {
    const { since, dueUpTo, limit } = request;
    const isExpected = (row: OverviewRow) =>
      row.isUnderWay || (row.kickoffOn !== null && row.kickoffOn <= dueUpTo);
    const rows = [...this.rows.values()]
      .filter((row) => row.lookedAt < since && isExpected(row))
      .sort((one, other) => compare([one.lookedAt, one.projectId], [other.lookedAt, other.projectId]));
    return Promise.resolve(rows.slice(0, limit).map(({ projectId }) => projectId));
  }
  withoutClient(request: { askedBefore: number; limit: number }): Promise<readonly string[]> {
    const { askedBefore, limit } = request;
    const ids = [...this.rows.keys()].filter((id) => (this.#askedAt.get(id) ?? -Infinity) < askedBefore);
    return Promise.resolve(ids.sort().slice(0, limit));
  }
  nameClients(named: readonly { projectId: string; client: string | null }[], now: number): Promise<void> {
    for (const { projectId, client } of named) {
      const row = this.rows.get(projectId);
      if (!row) continue;
      this.rows.set(projectId, { ...row, client });
      this.#askedAt.set(projectId, now);
    }
    return Promise.resolve();
  }
  async stalled(now: number): Promise<Readonly<Record<WaitingHandoff, number>>> {
    const { byHandoff } = await this.counts(now);
    return {
      '1 kickoff': byHandoff['1 kickoff'].stalled,
      '2b requested': byHandoff['2b requested'].stalled,
      '3 submission cue': byHandoff['3 submission cue'].stalled,
      '4 tickets': byHandoff['4 tickets'].stalled,
      '5 review': byHandoff['5 review'].stalled,
      '6 revisions': byHandoff['6 revisions'].stalled,
      '7 approval': byHandoff['7 approval'].stalled,
    };
  }
  calendar(first: string, last: string, projectsEach: number): Promise<readonly CalendarEntry[]> {
    const rows = [...this.rows.values()].sort((one, other) =>
      compare([one.name, one.projectId], [other.name, other.projectId]),
    );
    const dates = rows.flatMap((row) => calendarKinds.map((kind) => dateOf(row, kind)));
    const days = [...new Set(dates.filter((day) => day !== null && day >= first && day <= last))].sort();
    return Promise.resolve(
      days.flatMap((on) =>
        calendarKinds.flatMap((kind) => {
          const own = rows.filter((row) => dateOf(row, kind) === on);
          if (on === null || own.length === 0) return [];
          const projects = own
            .slice(0, projectsEach)
            .map(({ projectId, name, client }) => ({ projectId, name, client }));
          return [{ on, kind, total: own.length, projects }];
        }),
      ),
    );
  }
  counts(now: number): Promise<OverviewCounts> {
    const rows = [...this.rows.values()];
    const underWay = rows.filter((row) => row.isUnderWay);
    const count = (some: readonly OverviewRow[]): OverviewCount => ({
      projects: some.length,
      stalled: some.filter((row) => isStalled(row, now)).length,
    });
    const none = { projects: 0, stalled: 0 };
    const byHandoff: Record<WaitingHandoff, OverviewCount> = {
      '1 kickoff': none,
      '2b requested': none,
      '3 submission cue': none,
      '4 tickets': none,
      '5 review': none,
      '6 revisions': none,
      '7 approval': none,
    };
    for (const name of waitingHandoffs) byHandoff[name] = count(rows.filter((row) => row.handoff === name));
    const byHolder: Record<BallHolder, OverviewCount> = {
      account_manager: none,
      sas: none,
      creative_team: none,
      nobody: none,
    };
    for (const name of ballHolders) byHolder[name] = count(underWay.filter((row) => row.waitingOn === name));
    return Promise.resolve({ all: count(rows), underWay: count(underWay), byHandoff, byHolder });
  }
}

function isStalled({ stallsAt }: OverviewRow, now: number): boolean {
  return stallsAt !== null && stallsAt <= now;
}

function fits(row: OverviewRow, filter: OverviewFilter, now: number): boolean {
  const words = [row.name, row.client ?? '', ...row.people].join('\n').toLowerCase();
  const wanted = (filter.search ?? '').toLowerCase().split(/\s+/u);
  return (
    wanted.every((word) => words.includes(word)) &&
    (filter.handoff === undefined || row.handoff === filter.handoff) &&
    (filter.waitingOn === undefined || row.waitingOn === filter.waitingOn) &&
    (filter.isStalled === undefined || isStalled(row, now) === filter.isStalled) &&
    (filter.isUnderWay === undefined || row.isUnderWay === filter.isUnderWay)
  );
}

/** What comes first has the smaller values. */
function hurt(row: OverviewRow, now: number): readonly (number | string)[] {
  const stalled = isStalled(row, now);
  const group = stalled ? 0 : row.deadLetters > 0 ? 1 : row.handoff !== null ? 2 : 3;
  return [
    group,
    stalled ? (row.stallsAt ?? 0) : 0,
    row.waitingSince ?? Number.MAX_SAFE_INTEGER,
    row.refreshOn ?? lastDay,
    row.name,
    row.projectId,
  ];
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [place, value] of one.entries()) {
    const against = other[place] ?? value;
    if (value < against) return -1;
    if (value > against) return 1;
  }
  return 0;
}

function dateOf(row: OverviewRow, kind: CalendarKind): string | null {
  if (kind === 'kickoff') return row.kickoffOn;
  return kind === 'submission' ? row.submissionOn : row.refreshOn;
}

import { TaskCancelledError, timeout, TimeoutStrategy } from 'cockatiel';
import { explain } from '../../admin/explain/explain.ts';
import type { Explanation } from '../../admin/explain/explanation.ts';
import type { NotedHandoff } from '../../reconcile/ports/handoff-history.ts';
import type { IssuedEmail } from '../../reconcile/ports/outbox.ts';
import type { OverviewRow } from '../../reconcile/ports/overview.ts';
import { carryOut } from '../frame/carry-out.ts';
import type { Asked } from '../frame/page.ts';
import type { ConsoleSurroundings } from '../frame/surroundings.ts';
import { ConsoleRefused } from '../refused.ts';

/** One project: as HubSpot has it now, and as the app remembers it. */
export interface ProjectPage {
  readonly projectId: string;
  /** As it is now; or why HubSpot could not be asked, in a sentence. */
  readonly now: Explanation | { readonly unreadable: string };
  /** As the latest look left it; null: the app has not looked at it yet, or it is not on the programme. */
  readonly remembered: OverviewRow | null;
  /** Of this cycle and those before, the newest first. */
  readonly history: readonly NotedHandoff[];
  /** The latest, the newest first. */
  readonly emails: readonly IssuedEmail[];
}

const mostHandoffs = 50;
const mostEmails = 20;

/** Real milliseconds; beyond it the page shows what is remembered. */
const patienceMs = 8000;
const tooSlow = 'HubSpot could not be read in time; try again in a minute.';

/** @throws ConsoleRefused 404 where there is no such project */
export async function readProject(around: ConsoleSurroundings, { params }: Asked): Promise<ProjectPage> {
  const projectId = params['id'] ?? '';
  const [now, memory] = await Promise.all([readNow(around, projectId), readRemembered(around, projectId)]);
  return { projectId, now, ...memory };
}

/** What the store knows of it: enough to tell that there is something new to show. */
export async function readRemembered(
  { store }: Pick<ConsoleSurroundings, 'store'>,
  projectId: string,
): Promise<Pick<ProjectPage, 'remembered' | 'history' | 'emails'>> {
  const [remembered, history, emails] = await Promise.all([
    store.overview.of(projectId),
    store.history.latest(projectId, mostHandoffs),
    store.outbox.ofProject(projectId, mostEmails),
  ]);
  return { remembered, history, emails };
}

async function readNow(around: ConsoleSurroundings, projectId: string): Promise<ProjectPage['now']> {
  try {
    return await timeout(patienceMs, TimeoutStrategy.Aggressive).execute(() =>
      carryOut(around, explain, { projectId }),
    );
  } catch (error) {
    if (error instanceof TaskCancelledError) return { unreadable: tooSlow };
    if (error instanceof ConsoleRefused && error.status === 503) return { unreadable: error.message };
    throw error;
  }
}

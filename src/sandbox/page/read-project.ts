import { plainTextOf } from '../../hubspot/mapping/plain-text.ts';
import type { CardAnswer, CardRefused } from '../ask-card.ts';
import { takePicture } from '../demo/picture.ts';
import type { RecordView } from '../person.ts';
import { guideFor, type Guide } from './guide.ts';
import { timelineOf, type Happening } from './journal/timeline.ts';
import type { Playground } from './playground.ts';
import { authorsIn, tellerOf } from './teller-of.ts';

/** Everything the page of one project shows. */
export interface ProjectData {
  readonly project: RecordView;
  readonly tickets: readonly RecordView[];
  /** What is logged on each ticket, the newest first. */
  readonly ticketNotes: ReadonlyMap<string, readonly string[]>;
  readonly openTasks: readonly RecordView[];
  /** The newest first. */
  readonly notes: readonly RecordView[];
  readonly card: CardAnswer | CardRefused;
  /** null: the app could not be asked. */
  readonly guide: Guide | null;
  /** What the client said last that nobody has logged; null: nothing. */
  readonly lastSaid: string | null;
  /** How often the client has said something. */
  readonly said: number;
  readonly folder: string;
  readonly happenings: readonly Happening[];
}

/** @returns null where there is no such project */
export async function readProject(playground: Playground, id: string): Promise<ProjectData | null> {
  const { journal, handoffs, together } = playground;
  const account = playground.account();
  if (!account.list('project').some((project) => project.id === id)) return null;
  const card = await playground.ask(id);
  const { project, tickets, tasks } = takePicture(account, id);
  const openTasks = tasks.filter(({ values }) => values['hs_task_status'] === 'NOT_STARTED');
  const notes = [...account.associated(id, 'note')].reverse();
  const said = journal.entries.filter((entry) => entry.what === 'said' && entry.projectId === id);
  const today = playground.today();
  const last = said.at(-1);
  const isLogged = notes.some(({ createdAt }) => last !== undefined && createdAt >= last.at);
  return {
    ...{ project, tickets, openTasks, notes, card },
    ticketNotes: new Map(
      tickets.map((ticket) => [
        ticket.id,
        account
          .associated(ticket.id, 'note')
          .map((note) => plainTextOf(values(note, 'hs_note_body')))
          .reverse(),
      ]),
    ),
    guide:
      'refused' in card
        ? null
        : guideFor({ card, today, project, tickets, notes, openTasks, saidAt: said.map(({ at }) => at) }),
    said: said.length,
    lastSaid: last?.what === 'said' && !isLogged ? last.text : null,
    folder: `Refresh ${values(project, 'creative_refresh_date').slice(0, 7)}`.trim(),
    happenings: timelineOf({
      entries: journal.entries,
      projectId: id,
      handoffs: handoffs.of(id),
      teller: tellerOf(playground),
      appId: together.sandbox.appId,
      nameOfAuthor: authorsIn(playground),
    }),
  };
}

function values(record: RecordView, name: string): string {
  return record.values[name] ?? '';
}

import type { Handoff } from '../../../src/domain/decision.ts';
import type { CreativeProject, TicketStage } from '../../../src/domain/model.ts';
import { compareProject, type Comparison } from '../../../src/domain/shadow-report/compare.ts';
import type { ShadowNote } from '../../../src/domain/shadow-report/occasion.ts';
import type { Particulars } from '../../../src/domain/shadow-report/particulars.ts';
import type {
  Doer,
  PastValue,
  ProjectPast,
  TaskMade,
  TicketPast,
} from '../../../src/domain/shadow-report/past.ts';
import { implementTaskSubject } from '../../../src/domain/texts/implement.ts';
import { kickoffTaskSubject } from '../../../src/domain/texts/kickoff.ts';
import { reviewTaskSubject } from '../../../src/domain/texts/review.ts';
import { submissionTaskSubject } from '../../../src/domain/texts/submission.ts';
import { deepFreeze } from '../../support/given/deep-freeze.ts';
import { at, homeZone } from '../../support/given/moments.ts';
import { cora, dana, diego, sam } from '../../support/given/people.ts';
import { someRules } from '../../support/given/rules.ts';

type Status = CreativeProject['status'];

interface TicketStory {
  readonly id: string;
  readonly subject: string;
  readonly createdAt: number;
  readonly stages: PastValue<TicketStage>[];
}

const subjects: Partial<Record<Handoff, { readonly subject: string; readonly ownerId: string }>> = {
  '1 kickoff': { subject: kickoffTaskSubject, ownerId: dana.id },
  '2b requested': { subject: 'Set the Creative Refresh Date', ownerId: dana.id },
  '3 submission cue': { subject: submissionTaskSubject, ownerId: sam.id },
  '5 review': { subject: reviewTaskSubject, ownerId: dana.id },
  '7 approval': { subject: implementTaskSubject, ownerId: sam.id },
};

/**
 * "Acme", of Dana and Sam, whose refresh is due on 1 April 2026 (so that the kickoff is due on 17 March) unless told
 * otherwise, with what people did on it and what the app noted. Times are wall-clock in the account's zone.
 */
export class WatchedProject {
  readonly #statuses: PastValue<Status>[] = [];
  readonly #dates: PastValue<string | null>[];
  readonly #tasks: TaskMade[] = [];
  readonly #tickets = new Map<string, TicketStory>();
  readonly #notes: ShadowNote[] = [];
  readonly #liveAt: number[] = [];

  constructor({ withoutDate = false } = {}) {
    this.#dates = withoutDate ? [] : [{ value: '2026-04-01', since: at('2026-01-01'), by: 'a person' }];
  }

  status(when: string, value: Status, by: Doer = 'a person'): this {
    this.#statuses.push({ value, since: at(when), by });
    return this;
  }
  date(when: string, value: string | null, by: Doer = 'a person'): this {
    return this.dateAt(at(when), value, by);
  }
  /** The same at an instant, epoch ms. */
  dateAt(since: number, value: string | null, by: Doer = 'a person'): this {
    this.#dates.push({ value, since, by });
    return this;
  }
  task(when: string, subject: string, ownerId: string | null, ...ticketIds: readonly string[]): this {
    return this.taskAt(at(when), subject, ownerId, ...ticketIds);
  }
  /** The same at an instant, epoch ms. */
  taskAt(createdAt: number, subject: string, ownerId: string | null, ...ticketIds: readonly string[]): this {
    this.#tasks.push({ id: `${this.#tasks.length}`, subject, ownerId, createdAt, ticketIds });
    return this;
  }
  /** A ticket called like its id, in New from its creation. */
  ticket(when: string, id: string): this {
    const stages = [{ value: 'new', since: at(when), by: 'a person' } as const];
    this.#tickets.set(id, { id, subject: id, createdAt: at(when), stages });
    return this;
  }
  /** A ticket whose first stages HubSpot does not tell any more. */
  ticketWithoutHistory(when: string, id: string): this {
    this.#tickets.set(id, { id, subject: id, createdAt: at(when), stages: [] });
    return this;
  }
  stage(when: string, id: string, value: TicketStage, by: Doer = 'a person'): this {
    this.#tickets.get(id)?.stages.push({ value, since: at(when), by });
    return this;
  }
  /** The app notes a handoff of the project, with the task that comes with it. */
  noted(when: string, handoff: Handoff, particulars: Partial<Particulars> = {}): this {
    const task = subjects[handoff];
    return this.#note(when, handoff, {
      tasks: task ? [{ ...task, ticketId: null }] : [],
      ...particulars,
    });
  }
  /** The app notes that these parts of a new ticket are to be made. */
  notedTicket(when: string, id: string, parts: readonly string[] = ['Copy', 'Graphics']): this {
    const tasks = [
      { subject: `Write Copy: ${id}`, ownerId: cora.id, ticketId: id },
      { subject: `Design Graphics: ${id}`, ownerId: diego.id, ticketId: id },
    ].filter(({ subject }) => parts.some((part) => subject.includes(part)));
    return this.#note(when, '4 tickets', { tasks, ticketIds: [id], writesTickets: true });
  }
  /** The app notes that a part of a ticket is to be revised. */
  notedRevision(when: string, id: string): this {
    const tasks = [{ subject: `Revise Copy: ${id}`, ownerId: cora.id, ticketId: id }];
    return this.#note(when, '6 revisions', { tasks, ticketIds: [id], stage: 'in_progress' });
  }
  notedByAnOlderVersion(when: string, handoff: Handoff): this {
    this.#notes.push({ projectId: '7', handoff, at: at(when), reason: 'It was due.', particulars: null });
    return this;
  }
  /** The app carries something out itself. */
  actedItself(when: string): this {
    this.#liveAt.push(at(when));
    return this;
  }
  #note(when: string, handoff: Handoff, particulars: Partial<Particulars>): this {
    const usual: Particulars = {
      status: 'blank',
      refreshDate: '2026-04-01',
      tasks: [],
      emails: 1,
      ticketIds: [],
      writesTickets: false,
      stage: null,
      nextStatus: null,
      nextDate: null,
      completeSince: null,
    };
    const kept = { ...usual, ...particulars };
    this.#notes.push({ projectId: '7', handoff, at: at(when), reason: 'It was due.', particulars: kept });
    return this;
  }

  get notesTaken(): number {
    return this.#notes.length;
  }

  past(): ProjectPast {
    const tickets: readonly TicketPast[] = [...this.#tickets.values()];
    const project = { id: '7', name: 'Acme', createdAt: at('2026-01-01'), cadenceDays: null, package: null };
    return deepFreeze({ project, statuses: this.#statuses, dates: this.#dates, tasks: this.#tasks, tickets });
  }

  /** Everything reported, of a report made at `now` over the time since `since`. */
  compared(now: string, since = '2026-03-01', isGone = false): readonly Comparison[] {
    const project = { past: isGone ? null : this.past(), notes: this.#notes, liveAt: this.#liveAt };
    return compareProject(deepFreeze(project), {
      rules: someRules(),
      timeZone: homeZone,
      since: at(since),
      now: at(now),
      watchingSince: at('2026-03-01'),
    });
  }

  /** The same in one line each: `1 kickoff: agreed. 3 hours later …`. */
  told(now: string, since?: string): readonly string[] {
    return this.compared(now, since).map(({ handoff, verdict, people, app }) =>
      verdict === 'people only'
        ? `${handoff}: ${verdict}. ${people} ${app}`
        : `${handoff}: ${verdict}. ${people}`,
    );
  }
}

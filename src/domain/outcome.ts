import type {
  CreateTask,
  ChangeTask,
  FiredHandoff,
  Handoff,
  Need,
  ProjectChange,
  SendEmail,
  TicketChange,
} from './decision.ts';
import type { Instant } from './model.ts';

/** What one handoff makes of the situation; every handoff answers with one, all are merged into the decision. */
export interface Outcome {
  readonly tasks?: readonly CreateTask[];
  readonly taskChanges?: readonly ChangeTask[];
  readonly emails?: readonly SendEmail[];
  readonly project?: ProposedChange<ProjectChange>;
  readonly tickets?: readonly (ProposedChange<TicketChange> & { readonly ticketId: string })[];
  readonly fired?: readonly FiredHandoff[];
  readonly quiet?: readonly string[];
  readonly warnings?: readonly string[];
  readonly needs?: readonly Need[];
  /** The project's write stamps or unstamps a handoff, so the sequence goes up. */
  readonly stamps?: boolean;
  readonly lookAgain?: boolean;
  readonly lookAgainAt?: Instant | null;
}

export interface ProposedChange<Change> {
  readonly change: Change;
  readonly handoff: Handoff;
  readonly reason: string;
}

export const nothing: Outcome = {};

/** Nothing happens, and this is why. */
export function because(reason: string): Outcome {
  return { quiet: [reason] };
}

/** What several outcomes come to. */
export interface Merged extends Outcome {
  readonly tickets: NonNullable<Outcome['tickets']>;
}

const silence: Merged = { tickets: [] };

/** All outcomes as one; of two changes to the same field the later wins. */
export function together(all: readonly Outcome[]): Merged {
  // Most handoffs have nothing to say of most tickets.
  const outcomes = all.filter((outcome) => outcome !== nothing && outcome !== silence);
  if (outcomes.length === 0) return silence;
  const project = outcomes.reduce<ProposedChange<ProjectChange> | null>(
    (sum, outcome) => (outcome.project ? merged(sum, outcome.project) : sum),
    null,
  );
  const times = everyOne(outcomes, ({ lookAgainAt }) =>
    typeof lookAgainAt === 'number' ? [lookAgainAt] : [],
  );
  return {
    tasks: everyOne(outcomes, ({ tasks }) => tasks),
    taskChanges: everyOne(outcomes, ({ taskChanges }) => taskChanges),
    emails: everyOne(outcomes, ({ emails }) => emails),
    tickets: everyOne(outcomes, ({ tickets }) => tickets),
    fired: everyOne(outcomes, ({ fired }) => fired),
    quiet: everyOne(outcomes, ({ quiet }) => quiet),
    warnings: everyOne(outcomes, ({ warnings }) => warnings),
    needs: everyOne(outcomes, ({ needs }) => needs),
    stamps: outcomes.some(({ stamps }) => stamps),
    lookAgain: outcomes.some(({ lookAgain }) => lookAgain),
    lookAgainAt: times.length === 0 ? null : Math.min(...times),
    ...(project !== null && { project }),
  };
}

/** Built up in one list: most outcomes have nothing of most kinds, and each decision asks for all kinds. */
function everyOne<Item>(
  outcomes: readonly Outcome[],
  itemsOf: (outcome: Outcome) => readonly Item[] | undefined,
): readonly Item[] {
  const all: Item[] = [];
  for (const outcome of outcomes) all.push(...(itemsOf(outcome) ?? []));
  return all;
}

function merged<Change>(
  first: ProposedChange<Change> | null,
  second: ProposedChange<Change>,
): ProposedChange<Change> {
  if (first === null) return second;
  return {
    handoff: first.handoff,
    reason: `${first.reason} ${second.reason}`,
    change: { ...first.change, ...second.change },
  };
}

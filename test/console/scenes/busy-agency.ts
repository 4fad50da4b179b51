import type { Agency, AgencyOptions } from '../../support/together.ts';
import { openConsole, type ConsoleVisit } from '../open-console.ts';
import {
  createProject,
  createTicket,
  finishTicket,
  logNote,
  pasteLink,
  setStatus,
} from '../../support/together-moves.ts';

/** An agency in the middle of its work, one project in each plight. */
export interface BusyAgency extends ConsoleVisit {
  /** Nobody has talked with the client since the kickoff. */
  readonly stalled: string;
  /** The client looks at the creatives. */
  readonly inReview: string;
  /** One of its emails was given up on. */
  readonly unsent: string;
}

const hour = 60 * 60_000;

/** So that what happens has the same minute on every machine, however slow. */
function toTheFullHour({ clock }: Agency): void {
  clock.advance(hour - (clock.now() % hour));
}

/** Two and a half weeks of March 2026. */
export async function openBusyAgency(options: AgencyOptions = {}): Promise<BusyAgency> {
  const visit = await openConsole({ settings: { retries: { maximumAttempts: 1 } }, ...options });
  const { agency } = visit;
  const { account } = agency;
  const act = async <Result>(doing: () => Result): Promise<Result> => {
    toTheFullHour(agency);
    return agency.after(doing);
  };
  const create = (name: string, client: string, date: string) => {
    const companyId = account.create('company', { name: client });
    return createProject({ ...agency, companyId }, { name, creative_refresh_date: date });
  };
  const begun = await act(() => {
    create('Willow summer refresh', 'Willow Bikes', '2026-06-15');
    create('Juniper menu refresh', 'Juniper Coffee', '2026-04-02');
    return {
      harbor: create('Harbor spring refresh', 'Harbor & Pine Outfitters', '2026-03-16'),
      oak: create('Oak Street recall ads', 'Oak Street Dental', '2026-03-09'),
      copper: create('Copper Kettle brunch', 'Copper Kettle', '2026-03-09'),
      larkspur: create('Larkspur garden season', 'Larkspur Gardens', '2026-03-09'),
      pinecrest: create('Pinecrest open house', 'Pinecrest Homes', '2026-03-10'),
    };
  });
  const { harbor: stalled, oak: inReview, copper, larkspur, pinecrest } = begun;
  await act(() => {
    for (const project of [inReview, copper, larkspur, pinecrest]) {
      logNote(agency, project, 'Use the new photos.');
      setStatus(agency, project, 'refresh_request_submitted');
    }
  });
  await agency.days(8);
  const tickets = await act(() =>
    [inReview, copper, larkspur].flatMap((project) => {
      setStatus(agency, project, 'deliverable_submitted');
      const created = ['Static', 'Reel'].map((subject) => createTicket(agency, subject, {}, [project]));
      return project === copper ? [] : created;
    }),
  );
  await agency.days(3);
  await act(() => {
    for (const project of [inReview, larkspur]) pasteLink(agency, project);
    for (const ticket of tickets) finishTicket(agency, ticket);
  });
  await act(() => setStatus(agency, larkspur, 'creatives_completed_and_approved'));
  agency.together.sandbox.faults.next(({ path }) => path.endsWith('/single-email/send'), { answer: 400 });
  const unsent = await act(() => create('Elm Yoga relaunch', 'Elm Yoga', '2026-03-20'));
  await agency.days(1);
  toTheFullHour(agency);
  // Between two hours, so that no second makes a wait an hour longer or shorter.
  agency.clock.advance(hour / 2);
  await agency.together.settled();
  return { ...visit, stalled, inReview, unsent };
}

import { todayIn } from '../../domain/calendar.ts';
import type { AccountHandle } from '../person.ts';
import type { AgencyPeople } from '../seed.ts';
import type { Together } from '../together.ts';
import { askCard, type CardAnswer, type CardRefused } from '../ask-card.ts';
import { passDays } from '../pass-days.ts';
import { castOf, type Cast, type RoleName } from './cast.ts';
import { projectsOf } from './journal/concerns.ts';
import type { Entry } from './journal/entry.ts';
import type { Journal } from './journal/journal.ts';
import { createNews, type News } from './news.ts';
import { rememberHandoffs, type PastHandoffs } from './past-handoffs.ts';

export interface PlaygroundOptions {
  readonly together: Together;
  readonly people: AgencyPeople;
  readonly timeZone: string;
  /** Begun before the app first looked at the account, so that it tells of everything. */
  readonly journal: Journal;
}

/** The account and the app, as the pages play with them: one act after the other. */
export interface Playground extends PlaygroundOptions {
  readonly cast: Cast;
  readonly handoffs: PastHandoffs;
  readonly news: News;
  /** Today in the account's time zone. */
  today(): string;
  /** The account in the hands of this person. */
  account(role?: RoleName): AccountHandle;
  /** Does something, and waits until the app has answered to it. Rejects with what the account refuses. */
  act(doing: () => void): Promise<void>;
  /** Lets days pass one by one, and the app sweep on each. */
  letDaysPass(days: number): Promise<void>;
  /** What the app says of a project, as on its card; why it was decided so is remembered. */
  ask(projectId: string): Promise<CardAnswer | CardRefused>;
}

export function openPlayground(options: PlaygroundOptions): Playground {
  const { together, people, timeZone, journal } = options;
  const { sandbox, clock } = together;
  const news = createNews();
  const handoffs = rememberHandoffs();
  const cast = castOf(sandbox.account, people);
  const ask = async (projectId: string) => {
    const card = await askCard(together, projectId);
    if ('lastHandoffs' in card) handoffs.learn(projectId, card.lastHandoffs);
    return card;
  };
  // Each card shows only the latest reasons, so they are read before others take their place.
  let unread: Entry[] = [...journal.entries];
  journal.onEntry((entry) => {
    unread.push(entry);
    news.announce();
  });
  const readReasons = async () => {
    const ids = new Set(unread.flatMap((entry) => projectsOf(sandbox.account, entry)));
    unread = [];
    for (const id of ids) await ask(id);
  };
  let previous = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = previous.then(work).then(readReasons);
    // What was refused is no news: a page that fetched itself now would not say any more why.
    previous = mine.then(() => news.announce()).catch(() => undefined);
    return mine;
  };
  return {
    ...options,
    ...{ cast, news, handoffs, ask },
    today: () => todayIn(timeZone, clock.now()),
    account: (role) => {
      const author = role === undefined ? null : (cast[role].colleague?.author ?? null);
      return author === null ? sandbox.account : sandbox.account.as(author);
    },
    act: (doing) =>
      inTurn(async () => {
        doing();
        await together.settled();
      }),
    letDaysPass: (days) => inTurn(() => passDays(together, days)),
  };
}

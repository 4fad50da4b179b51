import { inWords, todayIn } from '../calendar.ts';
import type { AccountDetails, CalendarDate } from '../model.ts';
import type { ProjectOverview } from '../standing/overview.ts';
import {
  link,
  nameInTexts,
  oneLine,
  paragraph,
  toHtml,
  toText,
  trimmed,
  type Block,
} from '../texts/document.ts';
import { holderNames } from '../texts/labels.ts';
import { recordUrl } from '../texts/links.ts';
import type { WaitingHandoff } from './waiting-handoff.ts';

/** A stalled project; `client` is null where it is not known. */
export type StalledProject = Pick<
  ProjectOverview,
  'projectId' | 'objectTypeId' | 'name' | 'handoff' | 'waitingOn' | 'people' | 'waitingSince' | 'limit'
> & { readonly client: string | null };

interface Stalled {
  /** Those that are named, in this order. */
  readonly projects: readonly StalledProject[];
  /** How many there are altogether. */
  readonly total: number;
}

interface DigestEmail {
  /** The same for a whole day, so that it goes out once. */
  readonly key: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** One sentence. */
  readonly reason: string;
}

/** The email of the day `today` about everything that is stalled; days are those of the account's time zone. */
export function digestEmail(
  { projects, total }: Stalled,
  account: AccountDetails,
  today: CalendarDate,
): DigestEmail {
  const waits = total === 1 ? '1 creative refresh waits' : `${total} creative refreshes wait`;
  const reason = `${waits} longer than the settings allow.`;
  const left = total - projects.length;
  const blocks: readonly Block[] = [
    paragraph(`Hello,`),
    paragraph(`${reason} The longest over its limit comes first.`),
    ...projects.flatMap((project) => aboutProject(project, account)),
    ...(left > 0 ? [paragraph(`And ${left} more, which the app's console lists.`)] : []),
    paragraph(
      'You get this list because an admin has named your address in the settings of Creative Refresh. It goes out once a day, on days on which something is stalled.',
    ),
  ];
  return {
    key: `digest.${today}.email`,
    subject: `Stalled creative refreshes on ${inWords(today)}: ${total}`,
    text: toText(blocks),
    html: toHtml(blocks),
    reason,
  };
}

const whatWaits: Readonly<Record<WaitingHandoff, string>> = {
  '1 kickoff': 'the conversation with the client',
  '2b requested': 'the missing refresh date',
  '3 submission cue': 'the deliverable tickets',
  '4 tickets': 'copy and graphics',
  '5 review': 'the client’s approval',
  '6 revisions': 'the revisions',
  '7 approval': 'the implementation',
};

function aboutProject(project: StalledProject, account: AccountDetails): readonly Block[] {
  const { handoff, waitingOn, waitingSince, limit } = project;
  const client = project.client === null ? '' : ` for ${named(project.client)}`;
  const what = handoff === null ? '' : `${whatWaits[handoff]} (handoff ${handoff}), `;
  const people = project.people.length === 0 ? 'nobody is named' : project.people.map(named).join(', ');
  const since = waitingSince === null ? '' : ` since ${inWords(todayIn(account.timeZone, waitingSince))}`;
  const allowed = limit === null ? '' : `; the limit is ${limit} business ${limit === 1 ? 'day' : 'days'}`;
  return [
    paragraph(
      `"${named(project.name)}"${client}: ${what}waiting on ${holderNames[waitingOn]} (${people})${since}${allowed}.`,
    ),
    link('Creative project', recordUrl(account, project.objectTypeId, project.projectId)),
  ];
}

function named(name: string): string {
  return trimmed(oneLine(nameInTexts(name)), 120);
}

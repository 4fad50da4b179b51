import { todayIn } from '../../domain/calendar.ts';
import { nameOf, type Role } from './cast.ts';
import { projectsOf } from './journal/concerns.ts';
import type { Playground } from './playground.ts';

/** An email in somebody's mailbox. */
export interface Letter {
  readonly id: string;
  readonly subject: string;
  readonly from: string;
  readonly cc: readonly string[];
  readonly day: string;
  readonly text: string;
  readonly projectId: string | null;
}

/** The newest first: what the app sent, and, to the account manager, what the client said. */
export function readMail(playground: Playground, role: Role): readonly Letter[] {
  const { journal, timeZone, cast } = playground;
  const account = playground.account();
  return journal.entries
    .flatMap((entry, place): Letter[] => {
      const day = todayIn(timeZone, entry.at);
      const [projectId = null] =
        entry.what === 'said' || entry.what === 'emailed' ? projectsOf(account, entry) : [];
      if (entry.what === 'said' && role.name === 'am') {
        const from = nameOf(cast.client);
        return [
          { id: String(place), subject: 'From the client', from, cc: [], day, text: entry.text, projectId },
        ];
      }
      if (entry.what !== 'emailed') return [];
      const { to, cc, from, customProperties } = entry.email;
      if (role.colleague === null || ![to, ...cc].includes(role.colleague.email)) return [];
      const subject = String(customProperties['subject']);
      const text = String(customProperties['body_text']);
      return [{ id: String(place), subject, from: from ?? 'Creative Refresh', cc, day, text, projectId }];
    })
    .reverse();
}

import { addDays, daysBetween, inWords, todayIn } from '../calendar.ts';
import type { CalendarDate } from '../model.ts';
import type { Deed } from './deeds.ts';
import { leadDaysOf, type Frame } from './occasion.ts';
import type { HandoffByPeople } from './people-only.ts';
import { statusAt, valueAt, type ProjectPast } from './past.ts';
import { windows } from './windows.ts';
import { statusInWords } from './words.ts';

const unknown = 'The records do not tell why the app would not have done it.';

/** Why the app would not have done what somebody did, as far as the record of that moment tells. */
export function whyNot(handoff: HandoffByPeople, deed: Deed, past: ProjectPast, frame: Frame): string {
  // The deed itself may have changed the record.
  const before = deed.at - 1;
  const status = statusAt(past, before);
  const date = valueAt(past.dates, before)?.value ?? null;
  const today = todayIn(frame.timeZone, deed.at);
  const saidThen = `The status said ${statusInWords(status)} then`;
  switch (handoff) {
    case '1 kickoff':
      if (status === 'no_refresh_requested') {
        return `${saidThen}; in shadow mode the app cannot deal with a "no", so no new cycle begins for it until somebody blanks the status.`;
      }
      if (status !== 'blank') return `${saidThen}; the kickoff goes out while it is blank.`;
      return whyNotKickedOff(date, today, leadDaysOf(past, frame));
    case '3 submission cue':
      if (status !== 'refresh_request_submitted') {
        return `${saidThen}; the SAS is cued once it says Refresh Request Submitted.`;
      }
      if (date === null) return 'There was no refresh date then.';
      return date > today ? `The refresh date, ${inWords(date)}, had not come yet.` : unknown;
    case '5 review':
      return whyNotHandedOver(deed, past);
    case '7 approval':
      return status === 'creatives_completed_and_approved'
        ? unknown
        : `${saidThen}; the SAS is asked once it says Creatives Completed and Approved.`;
    case '8 close':
      return past.statuses.some(
        ({ value, since }) =>
          (value === 'creatives_implemented' || value === 'no_refresh_requested') &&
          since > before - windows['8 close'].after &&
          since <= before,
      )
        ? unknown
        : 'The status had said neither Creatives Implemented nor No Refresh Requested, and without that the app leaves the date alone.';
  }
}

function whyNotKickedOff(date: CalendarDate | null, today: CalendarDate, leadDays: number): string {
  if (date === null) return 'There was no refresh date then.';
  return addDays(date, -leadDays) > today
    ? `The refresh date, ${inWords(date)}, was ${daysBetween(today, date)} days away; the kickoff goes out ${leadDays} days before.`
    : unknown;
}

function whyNotHandedOver(deed: Deed, { tickets }: ProjectPast): string {
  const there = tickets.filter(({ createdAt }) => createdAt <= deed.at);
  const stages = there.map(({ stages: past }) => valueAt(past, deed.at)?.value ?? 'new');
  const open = stages.filter((stage) => stage !== 'closed');
  const out = open.filter((stage) => stage !== 'pending_approval').length;
  if (open.length === 0) return 'The project had no open deliverable ticket then.';
  if (out === 0) return unknown;
  if (open.length === 1) return 'Its one open ticket was not in Pending Approval then.';
  return `${out} of its ${open.length} open tickets ${out === 1 ? 'was' : 'were'} not in Pending Approval then.`;
}

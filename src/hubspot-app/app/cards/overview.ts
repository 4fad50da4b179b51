import type { NextStep, ProjectAnswer } from './answer.ts';
import { dateInWords, dateOf, distanceInWords, spanInWords } from './days.ts';
import { namesInWords, partyNames } from './words.ts';

type Ball = Pick<ProjectAnswer, 'waitingOn' | 'waitingOnPeople' | 'waitingSince' | 'stall'>;

/** `Account Manager: Ann Lee`. */
export function holderInWords({ waitingOn, waitingOnPeople }: Ball): string {
  const party = partyNames[waitingOn];
  if (waitingOn === 'nobody') return party;
  return waitingOnPeople.length === 0
    ? `${party}: nobody is named on the record`
    : `${party}: ${namesInWords(waitingOnPeople)}`;
}

/** `For 3 days, since 12 March 2026`; null where nobody is waited for, or nobody knows since when. */
export function waitInWords(
  { waitingOn, waitingSince, stall }: Ball,
  today: string,
  timeZone: string,
): string | null {
  if (waitingOn === 'nobody' || waitingSince === null) return null;
  const since = dateOf(waitingSince, timeZone);
  return since >= today
    ? 'Since today'
    : `${capital(spanInWords(since, today))}, since ${dateInWords(since)}${stallInWords(stall)}`;
}

function stallInWords(stall: Ball['stall']): string {
  if (!stall) return '';
  return `: longer than the ${stall.limit} business ${stall.limit === 1 ? 'day' : 'days'} it should take`;
}

/** The day on which the next thing comes, or whom it takes. */
export function whenInWords({ by, on }: NextStep, today: string): string {
  const itself = by === 'app' ? ', by itself' : '';
  if (on !== null) return `${dayInWords(on, today)}${itself}`;
  if (by === 'app') return 'By itself, within minutes';
  return by === 'nobody' ? 'Not foreseeable' : `When the ${partyNames[by]} acts`;
}

/** `12 March 2026 (in 3 days)`. */
export function dayInWords(date: string, today: string): string {
  return `${dateInWords(date)} (${distanceInWords(date, today)})`;
}

const cadenceSources: Readonly<Record<ProjectAnswer['cadence']['source'], string>> = {
  project: 'set on this project',
  package: 'by the client’s package',
  default: 'the usual cadence',
};

/** `Every 90 days (the usual cadence)`. */
export function cadenceInWords({ days, source }: ProjectAnswer['cadence']): string {
  return `${days === 1 ? 'Every day' : `Every ${days} days`} (${cadenceSources[source]})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

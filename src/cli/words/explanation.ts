import type { Explanation } from '../../admin/explain/explanation.ts';
import type { AdSetStanding, TicketStanding } from '../../domain/standing/standing.ts';
import { holderNames, partLabels, stageLabels, statusLabels } from '../../domain/texts/labels.ts';
import type { Cli } from '../cli.ts';
import { heldOfOneInWords } from './held.ts';
import { bullets, dateOrNone, momentIn, section } from './phrases.ts';

type Table = Pick<Cli, 'table'>;

/** Where a project stands, for people to read. */
export function explanationInWords(explained: Explanation, cli: Table): string {
  const { name, projectId, cycle, status, refreshDate, cadence, next, mode } = explained;
  return [
    `${name === '' ? '(no name)' : name}, creative project ${projectId}`,
    `Cycle ${cycle}, status ${statusLabels[status]}, refresh date ${dateOrNone(refreshDate)}, every ${cadence.days} days (${sources[cadence.source]}).`,
    `It waits on ${waitingInWords(explained)}.`,
    `Next: ${next.what}`,
    ...(mode === 'shadow' ? ['The app is in shadow mode: it decides and reports, and writes nothing.'] : []),
    ...heldInWords(explained),
    ...explained.adSets.flatMap((set) => adSetInWords(set, cli)),
    ...section('Tickets in no ad set:', ticketLines(explained.looseTickets, cli)),
    ...section('What has fired in this cycle, the latest first:', firedLines(explained, cli)),
    ...section('Tasks of this cycle, and older ones still open:', taskLines(explained, cli)),
    ...section('Emails, the latest first:', emailLines(explained, cli)),
    ...wrongInWords(explained),
  ].join('\n');
}

const sources = {
  project: 'its own cadence',
  package: 'the cadence of its package',
  default: 'the default cadence',
};

function waitingInWords(explained: Explanation): string {
  const { waitingOn, waitingOnPeople, waitingSince, stall, timeZone } = explained;
  const people = waitingOnPeople.length === 0 ? '' : ` (${waitingOnPeople.join(', ')})`;
  const since = waitingSince === null ? '' : `, since ${momentIn(timeZone, waitingSince)}`;
  const limit = stall === null ? '' : daysInWords(stall.limit);
  const stalled =
    stall === null ? '' : `: stalled since ${momentIn(timeZone, stall.since)}, the limit is ${limit}`;
  return `${holderNames[waitingOn]}${people}${since}${stalled}`;
}

function daysInWords(businessDays: number): string {
  return `${businessDays} business ${businessDays === 1 ? 'day' : 'days'}`;
}

function heldInWords({ held, timeZone }: Explanation): readonly string[] {
  return held === null ? [] : ['', ...heldOfOneInWords(held, momentIn(timeZone, held.since))];
}

function adSetInWords(set: AdSetStanding, cli: Table): readonly string[] {
  const { cycle, isOfEarlierCycle, isHandedOver, readiness, tickets } = set;
  const earlier = isOfEarlierCycle ? [`It belongs to cycle ${cycle}.`] : [];
  const handedOver = isHandedOver ? ['It has been handed over.'] : [];
  return section([readiness.reason, ...earlier, ...handedOver].join(' '), ticketLines(tickets, cli));
}

function ticketLines(tickets: readonly TicketStanding[], { table }: Table): readonly string[] {
  if (tickets.length === 0) return [];
  const rows = tickets.map(({ subject, id, stage, copy, graphics, revisionRound, revisionRequested }) => {
    const flags = revisionRequested.length === 0 ? '' : `, asked for: ${revisionRequested.join(' and ')}`;
    return [
      subject,
      id,
      stageLabels[stage],
      partLabels[copy],
      partLabels[graphics],
      `${revisionRound}${flags}`,
    ];
  });
  return table([['Ticket', 'Id', 'Stage', 'Copy', 'Graphics', 'Revisions'], ...rows]).split('\n');
}

function firedLines({ fired, timeZone }: Explanation, { table }: Table): readonly string[] {
  if (fired.length === 0) return [];
  const rows = fired.map(({ at, handoff, reason, isShadow }) => {
    return [momentIn(timeZone, at), handoff, isShadow ? `(in shadow mode) ${reason}` : reason];
  });
  return table([['When', 'Handoff', 'Why'], ...rows]).split('\n');
}

function taskLines({ tasks, timeZone }: Explanation, { table }: Table): readonly string[] {
  if (tasks.length === 0) return [];
  const rows = tasks.map(({ subject, taskId, status, dueAt }) => {
    return [subject ?? '-', taskId, status, dueAt === null ? '-' : momentIn(timeZone, dueAt)];
  });
  return table([['Task', 'Id', 'State', 'Due'], ...rows]).split('\n');
}

function emailLines({ emails, timeZone }: Explanation, { table }: Table): readonly string[] {
  if (emails.length === 0) return [];
  const rows = emails.map(({ subject, to, state, at, error }) => {
    return [subject, to, error === null ? state : `${state}: ${error}`, momentIn(timeZone, at)];
  });
  return table([['Email', 'To', 'State', 'Since'], ...rows]).split('\n');
}

function wrongInWords({ missing, troubles }: Explanation): readonly string[] {
  const wrong = [
    ...missing.map(({ problem, remedy, ticketId }) =>
      ticketId === null ? `${problem} ${remedy}` : `${problem} ${remedy} (ticket ${ticketId})`,
    ),
    ...troubles.map(({ problem, remedy }) => `${problem} ${remedy}`),
  ];
  return wrong.length === 0
    ? ['', 'Nothing is wrong with it.']
    : section('What is wrong with it:', bullets(wrong));
}

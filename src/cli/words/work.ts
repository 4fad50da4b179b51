import type { ReconciledProject } from '../../admin/work/reconcile.ts';
import type { Swept } from '../../admin/work/sweep.ts';
import { holderNames, statusLabels } from '../../domain/texts/labels.ts';
import { bullets, count, dateOrNone, section } from './phrases.ts';

const inShadow = 'The app is in shadow mode: what fired was noted, and nothing was written or sent.';

const putOff =
  "Most of the day's calls to HubSpot are used, and the rest is for what people do: they are looked at when there are calls again.";

export function sweptInWords(swept: Swept): string {
  const { found, isPutOff, mode, recordsWaiting, emailsWaiting, deadLetters } = swept;
  const waiting = [
    ...(recordsWaiting === 0 ? [] : [count(recordsWaiting, 'record')]),
    ...(emailsWaiting === 0 ? [] : [count(emailsWaiting, 'email')]),
  ];
  return [
    isPutOff
      ? `${count(found, 'open record')} found. ${putOff}`
      : `${count(found, 'open record')} looked at, and everything due is done.`,
    ...(waiting.length === 0 ? [] : [`Waiting for their time or another try: ${waiting.join(' and ')}.`]),
    ...(deadLetters === 0
      ? []
      : [`${count(deadLetters, 'dead letter')}; see: creative-refresh dead-letters list`]),
    ...(mode === 'shadow' ? [inShadow] : []),
  ].join('\n');
}

export function reconciledInWords(reconciled: ReconciledProject): string {
  const { projectId, fired, quiet, warnings, status, refreshDate, waitingOn, mode } = reconciled;
  const place = `Status ${statusLabels[status]}, refresh date ${dateOrNone(refreshDate)}, waits on ${holderNames[waitingOn]}.`;
  return [
    fired.length === 0 ? `Project ${projectId}: nothing fired.` : `Project ${projectId}: fired`,
    ...fired.map(({ handoff, reason }) => `  ${handoff}: ${reason}`),
    ...section('Why nothing more happens now:', bullets(quiet)),
    ...section('To be looked into:', bullets(warnings)),
    '',
    place,
    ...(mode === 'shadow' ? [inShadow] : []),
  ].join('\n');
}

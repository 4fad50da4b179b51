import type { HeldItem, Said } from '../../admin/held/operations.ts';
import type { Cli } from '../cli.ts';
import { count, section } from './phrases.ts';

const wordsOf: Readonly<Record<HeldItem['word'], string>> = {
  held: 'held',
  released: 'released, goes out with the next look',
  dropped: 'dropped, adopted with the next look',
};

function stateInWords({ isLeftOver, word }: HeldItem): string {
  return isLeftOver ? 'left over when the app went live, adopted with the next look' : wordsOf[word];
}

/** What of one project is held: what, since when, why, and what to do about it. */
export function heldOfOneInWords(item: HeldItem, since: string): readonly string[] {
  const { projectId, isLeftOver, word, handoffs, emails, reason } = item;
  if (isLeftOver) return [`${reason} The app goes on trying, and tells nobody.`];
  const what = `${handoffs.join(', ')} (${count(emails, 'email')})`;
  if (word === 'released') return [`What was held is released: ${what} goes out with the next look.`];
  if (word === 'dropped')
    return [`What was held is dropped: ${what} is taken as done with the next look, and nobody is told.`];
  return [
    `It is held since ${since}: ${what}. ${reason}`,
    `To carry it out: creative-refresh held release ${projectId}`,
    `To take it as done without telling anybody: creative-refresh held drop ${projectId}`,
  ];
}

/** All that is held, as a table, with how many emails would go to whom. */
export function heldInWords(items: readonly HeldItem[], cli: Pick<Cli, 'table'>): string {
  if (items.length === 0) return 'Nothing is held.';
  const recipients = new Map<string, number>();
  for (const item of items)
    for (const [to, number] of Object.entries(item.recipients))
      recipients.set(to, (recipients.get(to) ?? 0) + number);
  return [
    cli.table([
      ['Project', 'Name', 'Cycle', 'Handoffs', 'Emails', 'Since', 'State'],
      ...items.map((item) => [
        item.projectId,
        item.name,
        item.isLeftOver ? '-' : String(item.cycle),
        item.handoffs.join(', '),
        String(item.emails),
        item.since,
        stateInWords(item),
      ]),
    ]),
    ...section('Why:', [...new Set(items.map(({ reason }) => reason))]),
    ...section(
      'Emails that would go out:',
      [...recipients]
        .sort(([, one], [, other]) => other - one)
        .map(([to, number]) => `${to}: ${count(number, 'email')}`),
    ),
    '',
    'To carry it out: creative-refresh held release <project>, or --all',
    'To take it as done without telling anybody: creative-refresh held drop <project>, or --all',
  ].join('\n');
}

export function saidInWords({ word, projects }: Said): string {
  if (projects.length === 0) return 'Nothing is held.';
  const what = word === 'released' ? 'Released' : 'Dropped';
  const next =
    word === 'released'
      ? 'The running app carries it out at once; else it does when it starts.'
      : 'The running app takes it as done at once; else it does when it starts. Nobody is told.';
  return [
    `${what}: ${count(projects.length, 'project')}`,
    ...projects.map(({ projectId, name }) => `  ${name} (${projectId})`),
    next,
  ].join('\n');
}

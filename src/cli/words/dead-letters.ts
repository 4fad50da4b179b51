import type { DeadLetter, LetterName } from '../../admin/dead-letters/dead-letter.ts';
import type { Cli } from '../cli.ts';
import { count } from './phrases.ts';

const noneAtAll = 'There are no dead letters.';

export function lettersInWords(letters: readonly DeadLetter[], { table }: Pick<Cli, 'table'>): string {
  if (letters.length === 0) return noneAtAll;
  const rows = letters.map(({ kind, id, givenUpAt, attempts, about, error }) => {
    return [kind, id, givenUpAt, String(attempts), about ?? '-', error];
  });
  return table([['Kind', 'Id', 'Given up', 'Tries', 'About', 'Last error'], ...rows]);
}

export function letterInWords({ kind, id, about, attempts, error, givenUpAt }: DeadLetter): string {
  return [
    `${kind} ${id}${about === null ? '' : `, ${about}`}`,
    `Given up ${givenUpAt} after ${count(attempts, 'failed try', 'failed tries')}. The last one: ${error}`,
    '',
    `Once the cause is mended:  creative-refresh dead-letters retry ${kind} ${id}`,
    `To give it up for good:    creative-refresh dead-letters drop ${kind} ${id}`,
  ].join('\n');
}

export function retriedInWords(letters: readonly LetterName[]): string {
  if (letters.length === 0) return noneAtAll;
  return [
    'Put back, to be tried again while the app runs:',
    ...letters.map(({ kind, id }) => `  ${kind} ${id}`),
  ].join('\n');
}

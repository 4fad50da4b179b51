import { inWords, todayIn } from '../domain/calendar.ts';
import { askCard, type CardAnswer } from './ask-card.ts';
import type { Together } from './together.ts';

/**
 * What the card on the record of a creative project says, in plain lines; the app is asked as the card asks it.
 * @throws RangeError where no id is given; what keeps a page from asking
 */
export async function showCard(
  { sandbox, appUrl }: Pick<Together, 'sandbox' | 'appUrl'>,
  projectId: string | undefined,
  timeZone: string,
): Promise<readonly string[]> {
  if (projectId === undefined) throw new RangeError('Say which project: card <project id>');
  const card = await askCard({ sandbox, appUrl }, projectId);
  if ('refused' in card) return [`The card cannot be shown (${card.refused}): ${card.because}.`];
  return describe(card, timeZone);
}

function describe(answer: CardAnswer, timeZone: string): readonly string[] {
  const { name, cycle, status, refreshDate, cadence, waitingOn, waitingOnPeople, next } = answer;
  const due = refreshDate === null ? 'not set' : inWords(refreshDate);
  return [
    `${name}, cycle ${cycle}`,
    `Status        ${plain(status)}`,
    `Refresh date  ${due}, every ${cadence.days} days`,
    `Waiting on    ${[plain(waitingOn), waitingOnPeople.join(', ')].filter((part) => part !== '').join(': ')}`,
    `Next          ${next.what}`,
    `When          ${when(next)}`,
    ...answer.missing.map(({ problem, remedy }) => `Missing       ${problem} ${remedy}`),
    ...answer.adSets.flatMap(describeAdSet),
    ...(answer.looseTickets.length > 0 ? ['In no ad set', ...answer.looseTickets.map(describeTicket)] : []),
    'Last handoffs',
    ...(answer.lastHandoffs.length > 0 ? [] : ['  none yet']),
    ...answer.lastHandoffs.map(
      ({ handoff, reason, at }) => `  ${todayIn(timeZone, Date.parse(at))}  ${handoff}  ${reason}`,
    ),
  ];
}

function when({ by, on }: CardAnswer['next']): string {
  const itself = by === 'app' ? ', by itself' : '';
  if (on !== null) return `${inWords(on)}${itself}`;
  return by === 'app' ? 'within minutes, by itself' : 'as soon as somebody acts';
}

function describeAdSet({ isHandedOver, reason, tickets }: CardAnswer['adSets'][number]): readonly string[] {
  const handed = isHandedOver ? 'Handed over to the account manager.' : 'Not handed over.';
  return [`${reason} ${handed}`, ...tickets.map(describeTicket)];
}

function describeTicket({
  id,
  subject,
  stage,
  copy,
  graphics,
  revisionRound,
}: CardAnswer['looseTickets'][number]) {
  const round = revisionRound > 0 ? `, revision round ${revisionRound}` : '';
  return `  ${id}  ${subject}  ${plain(stage)}: copy ${plain(copy)}, graphics ${plain(graphics)}${round}`;
}

function plain(option: string): string {
  return option.replaceAll('_', ' ');
}

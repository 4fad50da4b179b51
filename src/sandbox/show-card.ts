import { z } from 'zod';
import { inWords, todayIn } from '../domain/calendar.ts';
import type { Together } from './together.ts';

/** The account manager of the example agency, for whom the card is shown. */
const viewer = 'amara@agency.example';

const ticketSchema = z.object({
  id: z.string(),
  subject: z.string(),
  stage: z.string(),
  copy: z.string(),
  graphics: z.string(),
  revisionRound: z.number(),
});
const answerSchema = z.object({
  name: z.string(),
  cycle: z.number(),
  status: z.string(),
  refreshDate: z.string().nullable(),
  cadence: z.object({ days: z.number() }),
  waitingOn: z.string(),
  waitingOnPeople: z.array(z.string()),
  next: z.object({ by: z.string(), on: z.string().nullable(), what: z.string() }),
  adSets: z.array(
    z.object({ isHandedOver: z.boolean(), reason: z.string(), tickets: z.array(ticketSchema) }),
  ),
  looseTickets: z.array(ticketSchema),
  missing: z.array(z.object({ problem: z.string(), remedy: z.string() })),
  lastHandoffs: z.array(z.object({ handoff: z.string(), reason: z.string(), at: z.iso.datetime() })),
});
const refusalSchema = z.object({ error: z.string() });

type Answer = z.output<typeof answerSchema>;

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
  const ask = sandbox.pages.fetchAs(viewer);
  const response = await ask(`${appUrl}/api/projects/${encodeURIComponent(projectId)}`);
  const body: unknown = await response.json();
  if (response.status === 200) return describe(answerSchema.parse(body), timeZone);
  return [`The card cannot be shown (${response.status}): ${refusalSchema.parse(body).error}.`];
}

function describe(answer: Answer, timeZone: string): readonly string[] {
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

function when({ by, on }: Answer['next']): string {
  const itself = by === 'app' ? ', by itself' : '';
  if (on !== null) return `${inWords(on)}${itself}`;
  return by === 'app' ? 'within minutes, by itself' : 'as soon as somebody acts';
}

function describeAdSet({ isHandedOver, reason, tickets }: Answer['adSets'][number]): readonly string[] {
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
}: Answer['looseTickets'][number]) {
  const round = revisionRound > 0 ? `, revision round ${revisionRound}` : '';
  return `  ${id}  ${subject}  ${plain(stage)}: copy ${plain(copy)}, graphics ${plain(graphics)}${round}`;
}

function plain(option: string): string {
  return option.replaceAll('_', ' ');
}

import { z } from 'zod';
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
  next: z.object({
    handoff: z.string().nullable(),
    by: z.string(),
    on: z.string().nullable(),
    what: z.string(),
  }),
  adSets: z.array(
    z.object({ isHandedOver: z.boolean(), reason: z.string(), tickets: z.array(ticketSchema) }),
  ),
  looseTickets: z.array(ticketSchema),
  missing: z.array(z.object({ problem: z.string(), remedy: z.string() })),
  lastHandoffs: z.array(z.object({ handoff: z.string(), reason: z.string(), at: z.iso.datetime() })),
});
const refusalSchema = z.object({ error: z.string() });

/** What the card on a record is told, as far as it is shown here. */
export type CardAnswer = z.output<typeof answerSchema>;

/** What keeps the card from being shown. */
export interface CardRefused {
  /** The status of the answer. */
  readonly refused: number;
  readonly because: string;
}

/** Asks the app about a creative project as the card on its record does. Rejects where nobody answers. */
export async function askCard(
  { sandbox, appUrl }: Pick<Together, 'sandbox' | 'appUrl'>,
  projectId: string,
): Promise<CardAnswer | CardRefused> {
  const ask = sandbox.pages.fetchAs(viewer);
  const response = await ask(`${appUrl}/api/projects/${encodeURIComponent(projectId)}`);
  const body: unknown = await response.json();
  if (response.status === 200) return answerSchema.parse(body);
  return { refused: response.status, because: refusalSchema.parse(body).error };
}

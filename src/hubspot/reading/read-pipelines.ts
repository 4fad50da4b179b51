import type { Clock } from '../../reconcile/ports/clock.ts';
import { objectTypes } from '../account-map.ts';
import { cached } from '../cached.ts';
import { paths } from '../paths.ts';
import { type PipelineStage, pipelinesSchema } from '../schemas/definitions.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { readFromHubSpot } from './read-from-hubspot.ts';

/** A ticket pipeline in use, its stages in the order people see. */
export interface TicketPipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly {
    readonly id: string;
    readonly label: string;
    /** HubSpot counts tickets in it as closed. */
    readonly isClosed: boolean;
  }[];
}

const keptForMs = 5 * 60_000;

/**
 * The ticket pipelines of the account; what is archived is left out.
 * @throws AccountError
 */
export async function readTicketPipelines(transport: HubSpotTransport): Promise<readonly TicketPipeline[]> {
  const { results } = await readFromHubSpot(transport, {
    name: 'list ticket pipelines',
    method: 'GET',
    path: paths.pipelines(objectTypes.ticket),
    answer: pipelinesSchema,
  });
  return results
    .filter(({ archived }) => !archived)
    .map(({ id, label, stages }) => ({ id, label, stages: inUse(stages) }));
}

function inUse(stages: readonly PipelineStage[]): TicketPipeline['stages'] {
  return stages
    .filter(({ archived }) => !archived)
    .sort((one, other) => one.displayOrder - other.displayOrder)
    .map(({ id, label, metadata }) => ({ id, label, isClosed: metadata['ticketState'] === 'CLOSED' }));
}

/** The same for pages that people look at: what HubSpot said is kept for five minutes. */
export function createPipelineReader(
  transport: HubSpotTransport,
  clock: Clock,
): () => Promise<readonly TicketPipeline[]> {
  return cached(clock, keptForMs, () => readTicketPipelines(transport));
}

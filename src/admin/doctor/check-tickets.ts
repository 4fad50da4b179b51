import { objectTypes, type DeliverablesPipeline } from '../../hubspot/account-map.ts';
import { doubtsOnTickets } from '../../hubspot/doctor/doubt-properties.ts';
import { readPropertyDetails } from '../../hubspot/doctor/property-details.ts';
import { shortcomingsOf } from '../../hubspot/start-up/check-properties.ts';
import { expectedOnTickets } from '../../hubspot/start-up/expected-properties.ts';
import { judgePipeline } from '../../hubspot/start-up/resolve-pipeline.ts';
import { look } from '../../hubspot/start-up/findings.ts';
import { readTicketPipelines, type TicketPipeline } from '../../hubspot/reading/read-pipelines.ts';
import type { HubSpotTransport } from '../../hubspot/transport/transport.ts';
import type { Mapping } from '../../settings/mapping-schema.ts';
import { hubspotPart } from './hubspot-part.ts';
import { linesOfProperties } from './lines-of-properties.ts';
import { lineOf, ok, warning, type Group, type Line } from './report.ts';

interface TicketOptions {
  readonly transport: HubSpotTransport;
  readonly mapping: Mapping['ticket'];
  readonly missingScopes: ReadonlySet<string>;
}

/** The deliverable tickets: their pipeline, its stages, and their properties. */
export async function checkTickets(options: TicketOptions): Promise<Group> {
  const { missingScopes: missing } = options;
  const lines = [
    ...(await hubspotPart('pipeline', ['tickets'], missing, () => checkPipeline(options))),
    ...(await hubspotPart('properties of tickets', ['tickets'], missing, () => checkPropertiesOf(options))),
  ];
  return { name: 'Tickets', lines };
}

async function checkPipeline({ transport, mapping }: TicketOptions): Promise<readonly Line[]> {
  const pipelines = await look('The ticket pipelines', () => readTicketPipelines(transport));
  if (!pipelines.ok) return pipelines.problems.map((problem) => lineOf('pipeline', problem));
  const resolved = judgePipeline(pipelines.value, mapping);
  if (!resolved.ok) return resolved.problems.map((problem) => lineOf('pipeline', problem));
  const pipeline = pipelines.value.find(({ id }) => id === resolved.value.id);
  return pipeline === undefined ? [] : describe(pipeline, resolved.value);
}

function describe({ label, stages }: TicketPipeline, resolved: DeliverablesPipeline): readonly Line[] {
  const { newId, inProgressId, pendingApprovalId, closedIds } = resolved;
  const meant = [newId, inProgressId, pendingApprovalId, ...closedIds];
  const named = meant.map((id) => stages.find((stage) => stage.id === id)?.label ?? id).join(', ');
  return [
    ok('pipeline', `The ticket pipeline "${label}" has the stages it needs: ${named}.`),
    ...stages
      .filter(({ id }) => !meant.includes(id))
      .map((stage) =>
        warning(
          'pipeline',
          `The stage "${stage.label}" (${stage.id}) of the ticket pipeline "${label}" has no meaning for the app: an ad set with a ticket in it does not get complete.`,
          'Keep deliverable tickets out of it, or give it the ticket state Closed.',
        ),
      ),
  ];
}

async function checkPropertiesOf({ transport, mapping }: TicketOptions): Promise<readonly Line[]> {
  const expected = expectedOnTickets(mapping);
  const definitions = await readPropertyDetails(transport, objectTypes.ticket, 'tickets');
  return linesOfProperties('properties of tickets', definitions, expected.length, (there) => ({
    problems: shortcomingsOf(there, 'tickets', expected),
    doubts: doubtsOnTickets(there, 'tickets', mapping),
  }));
}

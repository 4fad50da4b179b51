import { type Mapping, mappingSchema } from '../../../src/settings/mapping-schema.ts';
import {
  type ExpectedProperty,
  expectedOnProjects,
  expectedOnTickets,
} from '../../../src/hubspot/start-up/expected-properties.ts';
import { ScriptedTransport } from './scripted-transport.ts';

/** A property as HubSpot defines it. */
export interface Definition {
  readonly name: string;
  readonly type: string;
  readonly options: readonly { readonly value: string }[];
}

/** What an account has, for the check at start; every part can be taken away or changed. */
export interface AccountDefinition {
  readonly customObjects: readonly object[];
  readonly pipelines: readonly object[];
  readonly projectProperties: readonly Definition[];
  readonly ticketProperties: readonly Definition[];
  readonly labels: readonly object[];
}

/** A stage as HubSpot answers it; closed by its ticket state. */
export const stage = (id: string, label: string, displayOrder: number, ticketState = 'OPEN') => ({
  id,
  label,
  displayOrder,
  metadata: { ticketState },
});

const defined = ({ name, types, options }: ExpectedProperty): Definition => ({
  name,
  type: types[0] ?? 'string',
  options: options.map((value) => ({ value })),
});

/** An account that has everything the mapping names. */
export function completeAccount(mapping: Mapping = mappingSchema.parse({})): AccountDefinition {
  return {
    customObjects: [
      { name: 'invoice', objectTypeId: '2-11', fullyQualifiedName: 'p1_invoice' },
      { name: 'creative_project', objectTypeId: '2-77', fullyQualifiedName: 'p1_creative_project' },
    ],
    pipelines: [
      { id: '0', label: 'Support', stages: [stage('1', 'New', 0)] },
      {
        id: '900',
        label: 'deliverables ',
        stages: [
          stage('904', 'Done', 4, 'CLOSED'),
          stage('901', 'NEW', 0),
          stage('902', 'In progress', 1),
          stage('903', 'Pending Approval', 2),
          stage('905', 'Dropped', 5, 'CLOSED'),
        ],
      },
    ],
    projectProperties: expectedOnProjects(mapping.project, mapping.project.nameProperty ?? 'name').map(
      defined,
    ),
    ticketProperties: expectedOnTickets(mapping.ticket).map(defined),
    labels: [{ category: 'USER_DEFINED', typeId: 41, label: null }],
  };
}

/** A transport to such an account. */
export function transportTo(account: AccountDefinition): ScriptedTransport {
  return new ScriptedTransport({
    'list custom objects': () => ({ results: account.customObjects }),
    'list ticket pipelines': () => ({ results: account.pipelines }),
    'list properties': ({ path }) => ({
      results: path.endsWith('/0-5') ? account.ticketProperties : account.projectProperties,
    }),
    'list association labels': () => ({ results: account.labels }),
  });
}

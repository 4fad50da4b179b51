import { parseSettings } from '../../src/settings/settings-schema.ts';
import { workflowActions } from '../../src/workflow-actions/catalogue.ts';
import { associationChange, creation, merge, propertyChange } from '../http/events.ts';
import { aRequest } from '../workflow-actions/a-request.ts';

/** Something the app takes, on the way that it takes it. */
export interface RightBody {
  readonly door: 'webhooks' | 'workflow action' | 'settings' | 'operation' | 'dead letter';
  readonly method: 'POST' | 'PUT';
  /** Path without query. */
  readonly path: string;
  readonly document: unknown;
}

const actionInputs: Readonly<Record<string, unknown>> = {
  'next-refresh-date': { cadence_days: 30, count_from: 'today', creative_project_id: '12' },
  'ad-set-readiness': { ticket_id: '501' },
};

/** Inputs of the operations that need one. */
const operationInputs: Readonly<Record<string, unknown>> = {
  activate: { apply: true, fire: ['kickoff', 'cue'], adopt: ['review'], by: 'Ruth' },
  'dead-letters-show': { kind: 'project', id: '12' },
  'dead-letters-retry': { kind: 'email', id: 'project-12.c1.kickoff.s3.email' },
  'dead-letters-drop': { kind: 'call', id: 'ap-1' },
  explain: { projectId: '12' },
  'held-release': { projectId: '12' },
  'held-drop': { all: true },
  plan: { days: 30 },
  'provision-map': { apply: true },
  provision: { apply: true },
  report: { since: '7d' },
  'settings-get': { field: 'cadence.defaultDays' },
  'settings-import': { settings: { leadDays: 20, cadence: { byPackage: { Gold: 30 } } }, basedOn: 1 },
  'settings-set': { field: 'leadDays', value: 20 },
  reconcile: { projectId: '12' },
};

const events = [propertyChange(), creation(), merge(), associationChange()];
const somethingNew = { portalId: 145883449, subscriptionType: 'object.somethingNew' };
const settings = parseSettings({ cadence: { byPackage: { Gold: 30 } }, people: { defaultSasId: '9' } });

/** One or more for every door that takes a body. */
export function rightBodies(operationNames: readonly string[]): readonly RightBody[] {
  const deliveries = [...events.map((event) => [event]), [...events, somethingNew]];
  const proposals = [
    { basedOn: 1, settings: { ...settings, leadDays: 20 } },
    { basedOn: 1, settings: { leadDays: 20 }, dryRun: true, previewDate: '2026-12-01' },
  ];
  const letters = [{ kind: 'project', id: '12' }, { email: 'project-12.c1.kickoff.s3.email' }];
  return [
    ...deliveries.map((document) => post('webhooks', '/webhooks/hubspot', document)),
    ...Object.keys(workflowActions).map((name) =>
      post(
        'workflow action',
        `/workflow-actions/${name}`,
        aRequest({ inputFields: actionInputs[name] ?? {} }),
      ),
    ),
    ...proposals.map((document): RightBody => ({
      door: 'settings',
      method: 'PUT',
      path: '/api/settings',
      document,
    })),
    ...operationNames.map((name) =>
      post('operation', `/admin/operations/${name}`, operationInputs[name] ?? {}),
    ),
    ...letters.flatMap((document) => [
      post('dead letter', '/admin/dead-letters/retry', document),
      post('dead letter', '/admin/dead-letters/drop', document),
    ]),
  ];
}

function post(door: RightBody['door'], path: string, document: unknown): RightBody {
  return { door, method: 'POST', path, document };
}

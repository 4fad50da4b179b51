import { describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { seedAgency } from '../../src/sandbox/seed.ts';
import type { ActionDefinition } from '../../src/sandbox/workflows/action-definitions.ts';
import { checkExchanges } from '../support/check-exchanges.ts';
import { specsArePresent } from '../support/hubspot-specs.ts';
import { startApp } from '../sandbox/acting-app.ts';
import { call, startTestSandbox } from '../sandbox/client.ts';

const title = specsArePresent
  ? 'against the OpenAPI descriptions of HubSpot'
  : 'against the OpenAPI descriptions of HubSpot (skipped: they are not beside the project)';

const objects = '/crm/objects/2026-09';
const associations = '/crm/associations/2026-09';

const waiting: ActionDefinition = {
  name: 'wait',
  path: '/workflow-actions/wait',
  label: 'Wait',
  inputs: [],
  outputs: [],
  properties: [],
  rules: [],
};

/** Ids of three executions that an app has blocked. */
async function blockedCallbacks(sandbox: Sandbox, ticketId: string): Promise<readonly string[]> {
  const app = await startApp(() => ({
    status: 200,
    body: { outputFields: { hs_execution_state: 'BLOCK' } },
  }));
  sandbox.setAppUrl(app.url);
  sandbox.webhooks.turnOff();
  const callbackIds = ['ap-1', 'ap-2', 'ap-3'];
  const object = { type: 'ticket', id: ticketId } as const;
  for (const callbackId of callbackIds) void sandbox.workflows.run({ action: 'wait', object, callbackId });
  await vi.waitFor(() =>
    expect(sandbox.workflows.executions.map(({ state }) => state)).toEqual(callbackIds.map(() => 'BLOCKED')),
  );
  return callbackIds;
}

describe.skipIf(!specsArePresent)(title, () => {
  it.each([
    ['decisions', 'custom'],
    ['decisions', 'projects'],
    ['other', 'custom'],
  ] as const)(
    'every endpoint of the sandbox answers as HubSpot describes it (names: %s, project object: %s)',
    async (names, projectObject) => {
      const sandbox = await startTestSandbox({
        names,
        projectObject,
        limits: { searchPerSecond: 100 },
        workflows: { actions: [waiting] },
      });
      const agency = seedAgency(sandbox.account, Date.now());
      const project = agency.projects.inProduction;
      const [ticket] = sandbox.account.associated(project, 'ticket');
      if (!ticket) throw new TypeError('The seed has no ticket');
      const type = sandbox.layout.projectType.id;
      const asked = { properties: ['subject'], propertiesWithHistory: ['hs_pipeline_stage'] };
      const task = (subject: string, status: string) => ({
        properties: {
          hs_timestamp: '2026-11-02T12:00:00Z',
          hs_task_subject: subject,
          hs_task_status: status,
        },
        associations: [
          {
            to: { id: ticket.id },
            types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 230 }],
          },
        ],
        objectWriteTraceId: subject,
      });
      const search = {
        filterGroups: [],
        properties: ['subject'],
        sorts: ['-createdate'],
        limit: 2,
        after: '0',
      };

      const completion = {
        outputFields: { hs_execution_state: 'SUCCESS', explanation: 'Done' },
        typedOutputs: { handoff_count: 1 },
      };
      const callbacks = '/automation/actions/callbacks/2026-09';
      const [single, ...others] = await blockedCallbacks(sandbox, ticket.id);

      const calls: readonly (readonly [number, string, string, unknown?])[] = [
        [200, 'GET', '/account-info/2026-09/details'],
        [200, 'GET', '/crm/owners/2026-09?limit=2'],
        [200, 'GET', '/crm/owners/2026-09?archived=true'],
        [200, 'GET', `/crm/owners/2026-09/${agency.people.sas}`],
        [404, 'GET', '/crm/owners/2026-09/1'],
        [200, 'GET', '/crm/pipelines/2026-09/tickets'],
        [200, 'GET', `/crm/properties/2026-09/${type}`],
        [200, 'GET', '/crm/properties/2026-09/tickets/hs_pipeline_stage'],
        [404, 'GET', '/crm/properties/2026-09/tickets/no_such'],
        [200, 'GET', '/crm-object-schemas/2026-09/schemas'],
        [200, 'GET', `/crm-object-schemas/2026-09/schemas/${type}`],
        [200, 'GET', `${objects}/${type}/${project}?associations=tickets,companies`],
        [
          200,
          'GET',
          `${objects}/tickets/${ticket.id}?properties=subject&propertiesWithHistory=hs_pipeline_stage`,
        ],
        [404, 'GET', `${objects}/tickets/1`],
        [400, 'GET', `${objects}/gizmos/1`],
        [200, 'PATCH', `${objects}/tickets/${ticket.id}`, { properties: { subject: 'Renamed' } }],
        [400, 'PATCH', `${objects}/tickets/${ticket.id}`, { properties: { no_such: '1' } }],
        [
          201,
          'POST',
          `${objects}/notes`,
          { properties: { hs_timestamp: '1790000000000' }, associations: [] },
        ],
        [200, 'POST', `${objects}/tickets/batch/read`, { inputs: [{ id: ticket.id }], ...asked }],
        [
          207,
          'POST',
          `${objects}/tickets/batch/read`,
          { inputs: [{ id: ticket.id }, { id: '1' }], ...asked },
        ],
        [201, 'POST', `${objects}/tasks/batch/create`, { inputs: [task('One', 'WAITING')] }],
        [
          207,
          'POST',
          `${objects}/tasks/batch/create`,
          { inputs: [task('Two', 'WAITING'), task('Three', 'BAD')] },
        ],
        [
          400,
          'POST',
          `${objects}/tasks/batch/create`,
          { inputs: [{ ...task('Four', 'BAD'), objectWriteTraceId: undefined }] },
        ],
        [
          200,
          'POST',
          `${objects}/tickets/batch/update`,
          { inputs: [{ id: ticket.id, properties: { subject: 'A' } }] },
        ],
        [
          207,
          'POST',
          `${objects}/tickets/batch/update`,
          { inputs: [{ id: '1', properties: { subject: 'A' } }] },
        ],
        [200, 'POST', `${objects}/tickets/search`, search],
        [400, 'POST', `${objects}/tickets/search`, { ...search, limit: 201 }],
        [200, 'POST', `${associations}/${type}/tickets/batch/read`, { inputs: [{ id: project }] }],
        [
          207,
          'POST',
          `${associations}/${type}/tickets/batch/read`,
          { inputs: [{ id: project }, { id: '1' }] },
        ],
        [200, 'GET', `${associations}/tasks/${type}/labels`],
        [200, 'GET', `${associations}/${type}/tickets/labels`],
        [200, 'PUT', `${objects}/tickets/${ticket.id}/associations/default/companies/${agency.companyId}`],
        [
          201,
          'PUT',
          `${objects}/tickets/${ticket.id}/associations/companies/${agency.companyId}`,
          [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 26 }],
        ],
        [204, 'DELETE', `${objects}/tickets/${ticket.id}/associations/companies/${agency.companyId}`],
        [
          200,
          'POST',
          '/marketing/transactional/2026-09/single-email/send',
          {
            emailId: 4711,
            message: { to: 'amara@agency.example', sendId: 'one', cc: [], bcc: [], replyTo: [] },
            contactProperties: {},
            customProperties: { subject: 'Hello' },
          },
        ],
        [204, 'POST', `${callbacks}/${single}/complete`, completion],
        [404, 'POST', `${callbacks}/${single}/complete`, completion],
        [
          204,
          'POST',
          `${callbacks}/complete`,
          { inputs: others.map((callbackId) => ({ callbackId, ...completion })) },
        ],
        [204, 'POST', `${objects}/tickets/batch/archive`, { inputs: [{ id: ticket.id }] }],
        [200, 'GET', `${objects}/tickets/${ticket.id}?archived=true`],
        [204, 'DELETE', `${objects}/${type}/${project}`],
      ];
      const answered: [number, string, string][] = [];
      for (const [, method, path, body] of calls) {
        answered.push([(await call(sandbox, method, path, body)).status, method, path]);
      }
      expect(answered).toEqual(calls.map(([status, method, path]) => [status, method, path]));
      expect(sandbox.exchanges).toHaveLength(calls.length);
      expect(checkExchanges(sandbox.exchanges)).toEqual([]);
    },
  );

  it('every way of setting an account up is answered as HubSpot describes it', async () => {
    const sandbox = await startTestSandbox({ setUp: 'nothing' });
    const field = { name: 'plan', label: 'Plan', type: 'string', fieldType: 'text' };
    const option = (value: string, displayOrder: number) => ({
      value,
      label: value,
      displayOrder,
      hidden: false,
    });
    const object = {
      name: 'creative_project',
      labels: { singular: 'Creative Project', plural: 'Creative Projects' },
      primaryDisplayProperty: 'name',
      requiredProperties: ['name'],
      searchableProperties: ['name'],
      secondaryDisplayProperties: [],
      properties: [{ ...field, name: 'name', label: 'Name' }],
      associatedObjects: ['TICKET'],
      allowsSensitiveProperties: false,
    };
    const type = sandbox.layout.projectType.id;
    const link = { fromObjectTypeId: type, toObjectTypeId: '0-2', name: 'creative_project_to_company' };
    const stage = { label: 'New', displayOrder: 0, metadata: { ticketState: 'OPEN' } };
    const pipelines = '/crm/pipelines/2026-09/tickets';
    const properties = `/crm/properties/2026-09/${type}`;
    const schemas = '/crm-object-schemas/2026-09/schemas';
    const group = { name: 'creative_refresh', label: 'Creative Refresh' };
    const { id: pipelineId } = sandbox.layout.pipeline;
    const choice = { ...field, name: 'tier', type: 'enumeration', fieldType: 'select' };
    const groupName = group.name;
    const calls: readonly (readonly [number, string, string, unknown?])[] = [
      [201, 'POST', schemas, object],
      [409, 'POST', schemas, object],
      [200, 'GET', `/crm/associations/2026-09/tasks/${type}/labels`],
      [200, 'GET', `/crm/associations/2026-09/companies/${type}/labels`],
      [201, 'POST', `${schemas}/${type}/associations`, link],
      [201, 'POST', `${properties}/groups`, group],
      [409, 'POST', `${properties}/groups`, group],
      [200, 'GET', `${properties}/groups`],
      [201, 'POST', properties, { ...field, groupName }],
      [409, 'POST', properties, { ...field, groupName }],
      [400, 'POST', properties, { ...field, name: 'other', groupName: 'no_such' }],
      [400, 'POST', properties, { ...field, name: 'hs_plan', groupName }],
      [400, 'POST', properties, { ...field, name: 'other', fieldType: 'number', groupName }],
      [400, 'POST', properties, { ...choice, groupName }],
      [400, 'POST', properties, { ...choice, groupName, options: [option('a', 0), option('a', 1)] }],
      [201, 'POST', properties, { ...choice, groupName, options: [option('a', 0)] }],
      [200, 'PATCH', `${properties}/tier`, { options: [option('a', 0), option('b', 1)] }],
      [404, 'PATCH', `${properties}/no_such`, { options: [option('a', 0)] }],
      [201, 'POST', pipelines, { label: 'Deliverables', displayOrder: 1, stages: [stage] }],
      [409, 'POST', pipelines, { label: 'Deliverables', displayOrder: 1, stages: [stage] }],
      [201, 'POST', `${pipelines}/${pipelineId}/stages`, { ...stage, label: 'In Progress' }],
      [409, 'POST', `${pipelines}/${pipelineId}/stages`, stage],
      [404, 'POST', `${pipelines}/1/stages`, stage],
    ];
    const answered: [number, string, string][] = [];
    for (const [, method, path, body] of calls)
      answered.push([(await call(sandbox, method, path, body)).status, method, path]);
    expect(answered).toEqual(calls.map(([status, method, path]) => [status, method, path]));
    expect(checkExchanges(sandbox.exchanges)).toEqual([]);
  });

  it('a completion that HubSpot would not take is found', () => {
    const exchange = {
      method: 'POST',
      path: '/automation/actions/callbacks/2026-09/ap-1/complete',
      query: {},
      requestBody: { outputFields: { hs_execution_state: 'SUCCESS', handoff_count: 1 } },
      status: 200,
      responseHeaders: {},
      responseBody: undefined,
      by: 'account',
    } as const;
    const call = `POST ${exchange.path}`;
    expect(checkExchanges([exchange])).toEqual([
      {
        call,
        where: 'request body',
        what: '/ must have required property \'typedOutputs\' {"missingProperty":"typedOutputs"}',
      },
      {
        call,
        where: 'request body',
        what: '/outputFields/handoff_count must be string {"type":"string"}',
      },
      { call, where: 'status', what: '200 instead of 204' },
    ]);
  });

  it('users are not checked, as there is no description of them; anything beside them is unknown', () => {
    const exchange = {
      method: 'GET',
      path: '/settings/users/2026-09/5300001',
      query: {},
      requestBody: undefined,
      status: 200,
      responseHeaders: {},
      responseBody: { whatever: true },
      by: 'account',
    } as const;
    const beside = { ...exchange, path: '/settings/users/2026-09/5300001/teams' };
    expect(checkExchanges([exchange, beside])).toEqual([
      { call: `GET ${beside.path}`, where: 'path', what: 'HubSpot describes no such endpoint' },
    ]);
  });

  it('a request or an answer that HubSpot would not know is found', () => {
    const exchange = {
      method: 'POST',
      path: '/crm/objects/2026-09/tickets/search',
      query: { archived: ['maybe'] },
      requestBody: { filterGroups: [], sorts: [], properties: [], limit: '5', after: '0' },
      status: 200,
      responseHeaders: {},
      responseBody: { total: 0, results: [], surprise: true },
      by: 'account',
    } as const;
    const call = 'POST /crm/objects/2026-09/tickets/search';
    const refusal = {
      ...exchange,
      query: {},
      requestBody: { ...exchange.requestBody, limit: 5 },
      status: 400,
      responseBody: { message: 'No', correlationId: 'not a uuid' },
    };
    const nowhere = { ...exchange, path: '/crm/v3/objects/tickets' };
    expect(checkExchanges([exchange, exchange, refusal, nowhere])).toEqual([
      { call, where: 'query', what: 'archived is not a parameter' },
      { call, where: 'request body', what: '/limit must be integer {"type":"integer"}' },
      {
        call,
        where: 'response body',
        what: '/ must NOT have additional properties {"additionalProperty":"surprise"}',
      },
      {
        call,
        where: 'response body',
        what: '/ must have required property \'category\' {"missingProperty":"category"}',
      },
      {
        call,
        where: 'response body',
        what: '/correlationId must match format "uuid" {"format":"uuid"}',
      },
      { call: 'POST /crm/v3/objects/tickets', where: 'path', what: 'HubSpot describes no such endpoint' },
    ]);
  });
});

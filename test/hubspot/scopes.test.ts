import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { objectTypes } from '../../src/hubspot/account-map.ts';
import { paths } from '../../src/hubspot/paths.ts';
import { scopes, scopesNeededBy, type Scope } from '../../src/hubspot/scopes.ts';
import type { Exchange } from '../../src/sandbox/exchanges.ts';
import { chooseLayout } from '../../src/sandbox/layout.ts';
import { commandEnvironment, runCommand } from '../support/run-command.ts';
import { startTestSandbox } from '../sandbox/client.ts';
import { specsArePresent, specsFolder } from '../support/hubspot-specs.ts';
import { mappingOf } from '../support/mapping-of-layout.ts';
import { playCycle } from '../support/together-cycle.ts';
import { createProject } from '../support/together-moves.ts';
import { openAgency } from '../support/together.ts';

/** Every path of the app with stand-ins for record types and ids. */
const shapes = {
  record: paths.record('FROM', 'ID'),
  batchRead: paths.batchRead('FROM'),
  batchCreate: paths.batchCreate('FROM'),
  batchUpdate: paths.batchUpdate('FROM'),
  search: paths.search('FROM'),
  associationsBatchRead: paths.associationsBatchRead('FROM', 'TO'),
  associationLabels: paths.associationLabels('FROM', 'TO'),
  owners: paths.owners(),
  accountDetails: paths.accountDetails(),
  pipelines: paths.pipelines('FROM'),
  pipelineStages: paths.pipelineStages('FROM', 'ID'),
  properties: paths.properties('FROM'),
  property: paths.property('FROM', 'ID'),
  propertyGroups: paths.propertyGroups('FROM'),
  singleSend: paths.singleSend(),
  completeCallback: paths.completeCallback('ID'),
  user: paths.user('ID'),
  objectSchemas: paths.objectSchemas(),
  objectAssociations: paths.objectAssociations('FROM'),
} as const satisfies Record<keyof typeof paths, string>;

const recordNames = new Map<string, string>([
  [objectTypes.company, 'company'],
  [objectTypes.ticket, 'ticket'],
  [objectTypes.task, 'task'],
  [objectTypes.note, 'note'],
]);

const patterns = Object.entries(shapes)
  .map(([name, shape]) => ({
    name,
    pattern: new RegExp(`^${shape.replace(/FROM|TO/g, '([^/]+)').replace('ID', '[^/]+')}$`),
    literals: shape.split('/').filter((part) => !['FROM', 'TO', 'ID'].includes(part)).length,
  }))
  .sort((one, other) => other.literals - one.literals);

/** A call as `scopes` names it, once for each record type it is about. */
function callsIn({ path }: Exchange): readonly string[] {
  const match = patterns.find(({ pattern }) => pattern.test(path));
  if (match === undefined) return [path];
  const types = match.pattern.exec(path)?.slice(1) ?? [];
  if (types.length === 0) return [match.name];
  return types.map((type) => `${match.name} ${recordNames.get(type) ?? 'project'}`);
}

const callsOf = (granted: readonly Scope[]) => granted.flatMap(({ calls }) => calls);

/** What nothing but provisioning asks for. */
const provisioning = [
  'associationLabels ticket',
  'property ticket',
  'propertyGroups ticket',
  'pipelineStages ticket',
  'associationLabels note',
  'associationLabels company',
];

/** What nothing but provisioning, a workflow action or the settings page asks for. */
const outsideTheCycle = [...provisioning, 'completeCallback', 'user'];

describe('the scopes the app asks for', () => {
  it.each(['custom', 'projects'] as const)(
    'are those of the calls a whole cycle makes, where creative projects are a "%s" object',
    async (projectObject) => {
      const agency = await openAgency({
        sandbox: { projectObject },
        settings: { mapping: mappingOf(chooseLayout('decisions', projectObject)) },
      });
      await playCycle(agency);
      const { together } = agency;
      const { sandbox } = together;
      sandbox.webhooks.hold();
      const several = [createProject(agency), createProject(agency)];
      await together.application().sweep();
      await together.settled();
      for (const id of several) agency.account.update(id, { creative_refresh_date: '2027-03-02' });
      await together.application().sweep();
      await together.settled();
      const { exchanges, layout } = sandbox;
      const made = new Set(exchanges.flatMap(callsIn));
      const needed = scopesNeededBy({ projectTypeId: layout.projectType.id, emailTransport: 'hubspot' });
      const named = new Set<string>(callsOf(needed));

      expect([...made].filter((call) => !named.has(call))).toEqual([]);
      expect([...named].filter((call) => !made.has(call))).toEqual(outsideTheCycle);
    },
  );

  it.each(['custom', 'projects'] as const)(
    'cover every call of provisioning, where creative projects are to be a "%s" object',
    async (projectObject) => {
      const sandbox = await startTestSandbox({ projectObject, setUp: 'nothing' });
      const environment = commandEnvironment(sandbox, {
        DATABASE_URL: 'file::memory:',
        CREATIVE_PROJECT_OBJECT_TYPE: projectObject === 'custom' ? 'creative_project' : 'projects',
      });
      expect(await runCommand(['provision', '--apply'], environment)).toMatchObject({ exitCode: 0 });
      const needed = scopesNeededBy({
        projectTypeId: sandbox.layout.projectType.id,
        emailTransport: 'smtp',
        provisions: true,
      });
      const named = new Set<string>(callsOf(needed));
      const made = new Set(sandbox.exchanges.flatMap(callsIn));
      expect([...made].filter((call) => !named.has(call))).toEqual([]);
    },
  );

  it('leave no path of the app without a scope', () => {
    const named = new Set(callsOf(scopes).map((call) => call.split(' ')[0]));
    expect(Object.keys(paths).filter((path) => !named.has(path))).toEqual([]);
  });

  it('are those an account with a custom object and its own mail server has to grant', () => {
    const needed = scopesNeededBy({ projectTypeId: '2-77', emailTransport: 'smtp' });
    expect(needed.map(({ name }) => name)).toEqual([
      'oauth',
      'tickets',
      'crm.objects.contacts.read',
      'crm.objects.contacts.write',
      'crm.objects.companies.read',
      'crm.objects.owners.read',
      'automation',
      'settings.users.read',
      'crm.objects.custom.read',
      'crm.objects.custom.write',
    ]);
  });

  it("are those an account with HubSpot's own Projects and HubSpot's emails has to grant", () => {
    const needed = scopesNeededBy({ projectTypeId: '0-970', emailTransport: 'hubspot' });
    expect(needed.flatMap(({ name, condition }) => (condition === null ? [] : [name]))).toEqual([
      'crm.objects.projects.read',
      'crm.objects.projects.write',
      'transactional-email',
    ]);
  });
});

const specFiles = new Map([
  ['project', 'objects.json'],
  ['ticket', 'tickets.json'],
  ['task', 'tasks.json'],
  ['note', 'notes.json'],
  ['company', 'companies.json'],
]);

const spec = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ security: z.array(z.record(z.string(), z.array(z.string()))) })),
  ),
});

/** The scopes of private apps with which HubSpot says it answers a call; several: any of them. */
function allowedBy(call: string): readonly string[] {
  const [name = '', record = ''] = call.split(' ');
  const shape = Object.entries(shapes).find(([key]) => key === name)?.[1] ?? '';
  const asTemplate = (path: string) => path.replace(/\{[^}]*\}|FROM|TO|ID/g, '*');
  const isOfRecords = shape.startsWith('/crm/objects/');
  const files = isOfRecords ? [specFiles.get(record) ?? ''] : readdirSync(specsFolder);
  const asks = /^(get|post|patch)$/;
  return files.flatMap((file) => {
    const { paths: described } = spec.parse(JSON.parse(readFileSync(join(specsFolder, file), 'utf8')));
    return Object.entries(described)
      .filter(([path]) => asTemplate(path) === asTemplate(shape))
      .flatMap(([, operations]) => Object.entries(operations))
      .filter(([method]) => asks.test(method))
      .flatMap(([, { security }]) => security.flatMap((way) => way['private_apps'] ?? []));
  });
}

/** HubSpot publishes no description of its users API. */
const undescribed = ['user'];

describe.runIf(specsArePresent)("HubSpot's own descriptions", () => {
  const asked = scopes.flatMap(({ name, calls }) => calls.map((call) => [name, call] as const));

  it.each(asked.filter(([, call]) => !undescribed.includes(call)))(
    'say that %s opens the call "%s"',
    (name, call) => {
      expect(allowedBy(call)).toContain(name);
    },
  );
});

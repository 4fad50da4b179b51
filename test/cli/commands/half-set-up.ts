import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { commandEnvironment, runCommand, type CommandOutcome } from '../../support/run-command.ts';
import { call, startTestSandbox } from '../../sandbox/client.ts';

const projects = '/crm/properties/2026-09/0-970';
const tickets = '/crm/properties/2026-09/0-5';
const group = { name: 'creative_refresh', label: 'Creative Refresh', displayOrder: -1 };

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label], displayOrder) => ({
    value,
    label,
    displayOrder,
    hidden: false,
  }));

const choice = (name: string, label: string, labels: Readonly<Record<string, string>>) => ({
  name,
  label,
  type: 'enumeration',
  fieldType: 'select',
  groupName: 'creative_refresh',
  options: options(labels),
});

const text = (name: string, label: string) => ({
  name,
  label,
  type: 'string',
  fieldType: 'text',
  groupName: 'creative_refresh',
});

const stage = (label: string, displayOrder: number) => ({
  label,
  displayOrder,
  metadata: { ticketState: 'OPEN' },
});

/** What somebody began by hand, one thing after another and not all of it well. */
const begun: readonly (readonly [string, object])[] = [
  [`${projects}/groups`, group],
  [`${tickets}/groups`, group],
  [
    projects,
    choice('creative_refresh_status', 'Refresh Status', {
      paused: 'Paused',
      no_refresh_requested: 'No Refresh Requested',
    }),
  ],
  [projects, text('creative_refresh_date', 'Refresh Date')],
  [projects, choice('creative_refresh_waiting_on', 'Waiting On', { am: 'Account Manager' })],
  [tickets, text('folder', 'Deliverable Folder')],
  [tickets, text('folder_title', 'Folder Name')],
  [
    '/crm/pipelines/2026-09/0-5',
    {
      label: 'Deliverables',
      displayOrder: 1,
      stages: [stage('New', 0), stage('Pending Approval', 1), stage('Closed', 2)],
    },
  ],
];

/** An account with HubSpot's own projects in which a person has begun to set things up. */
export async function startHalfSetUp(): Promise<Sandbox> {
  const sandbox = await startTestSandbox({ setUp: 'nothing', projectObject: 'projects' });
  for (const [path, body] of begun) {
    const { status } = await call(sandbox, 'POST', path, body);
    if (status !== 201) throw new Error(`The account could not be prepared: ${path} answered ${status}`);
  }
  return sandbox;
}

/** `creative-refresh provision …` on this account, with a database that is forgotten afterwards unless one is named. */
export function runProvision(
  sandbox: Sandbox,
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandOutcome> {
  const type = sandbox.layout.projectType.custom ? sandbox.layout.projectType.name : 'projects';
  return runCommand(
    ['provision', ...options],
    commandEnvironment(sandbox, {
      DATABASE_URL: 'file::memory:',
      CREATIVE_PROJECT_OBJECT_TYPE: type,
      ...environment,
    }),
  );
}

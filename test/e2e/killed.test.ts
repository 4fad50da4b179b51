import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { FaultedRequest } from '../../src/sandbox/faults.ts';
import { createProject } from '../support/together-moves.ts';
import { patience } from '../support/together-process.ts';
import { openAgency, type Agency } from '../support/together.ts';

const isCallTo =
  (end: string) =>
  ({ path }: FaultedRequest) =>
    path.endsWith(end);

/** The app as `npm start` runs it, in a process of its own, on the agency's account and store. */
function startAsProcess({ together, storeFile }: Agency): ChildProcess {
  const { sandbox, appUrl } = together;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: 'ignore',
    env: {
      ...process.env,
      HUBSPOT_ACCESS_TOKEN: sandbox.accessToken,
      HUBSPOT_CLIENT_SECRET: sandbox.clientSecret,
      HUBSPOT_API_BASE_URL: sandbox.url,
      PUBLIC_BASE_URL: appUrl,
      HOST: '127.0.0.1',
      PORT: new URL(appUrl).port,
      DATABASE_URL: `file:${storeFile ?? ''}`,
      EMAIL_TRANSPORT: 'hubspot',
      HUBSPOT_EMAIL_TEMPLATE_ID: '1',
      MODE: 'live',
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test.each([
  ['creates a task', 'carried out', '/0-27/batch/create', 'commit'],
  ['creates a task', 'not carried out', '/0-27/batch/create', 'nothing'],
  ['stamps a project', 'carried out', '/2-143967026/batch/update', 'commit'],
  ['stamps a project', 'not carried out', '/2-143967026/batch/update', 'nothing'],
  ['sends an email', 'carried out', '/single-email/send', 'commit'],
] as const)(
  'an app that is killed while it %s, which is %s, leaves one task, one email and its stamp once it is back',
  async (_, __, end, after) => {
    const agency = await openAgency({ keepsStore: true, startsAt: Date.now() });
    const { together, account, clock } = agency;
    const { faults } = together.sandbox;
    await together.application().stop();
    together.sandbox.webhooks.turnOff();
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    createProject(agency, { creative_refresh_date: today });

    faults.next(isCallTo(end), { connection: 'hang', after });
    const child = startAsProcess(agency);
    await vi.waitFor(() => expect(faults.pending).toBe(0), patience);
    child.kill('SIGKILL');
    await once(child, 'exit');
    faults.clear();

    clock.advance(60_000);
    await together.restart();
    await together.settled();
    expect(account.list('task').map(({ values }) => values['hs_task_subject'])).toEqual([
      'Reach Out to Client About Creative Refresh',
    ]);
    expect(account.mailbox.map(({ to }) => to)).toEqual(['amara@agency.example']);
    const [project] = account.list('project');
    expect(project?.values).toMatchObject({
      creative_refresh_waiting_on: 'account_manager',
      creative_refresh_sequence: '1',
    });
  },
);

import { describe, expect, onTestFinished, test } from 'vitest';
import { readPasts } from '../../../src/hubspot/reading/read-pasts.ts';
import { findChangedProjects } from '../../../src/hubspot/reading/search-changed-projects.ts';
import { resolveRecordTypes } from '../../../src/hubspot/start-up/resolve-record-types.ts';
import { createMovableClock } from '../../../src/sandbox/movable-clock.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { checkExchanges } from '../../support/check-exchanges.ts';
import { specsArePresent } from '../../support/hubspot-specs.ts';
import { mappingOf } from '../../support/mapping-of-layout.ts';
import { openTransport } from '../transport/test-transport.ts';
import { accountMap, ids, links, record } from './an-account.ts';
import { type Input, ScriptedTransport } from './scripted-transport.ts';

const start = Date.parse('2026-10-05T14:00:00Z');
const hour = 3_600_000;

/** Times are read back to the hour: the sandbox's clock runs on. */
const hours = (instant: number) => Math.floor((instant - start) / hour);

describe.each([
  ['decisions', 'custom'],
  ['decisions', 'projects'],
  ['other', 'custom'],
  ['other', 'projects'],
] as const)('an account with names as in "%s" and its projects in a "%s" object', (names, projectObject) => {
  async function open() {
    const clock = createMovableClock(start);
    const sandbox = await startSandbox({ clock, names, projectObject });
    onTestFinished(async () => {
      await sandbox.close();
      if (specsArePresent) expect(checkExchanges(sandbox.exchanges)).toEqual([]);
    });
    const { transport } = openTransport({ baseUrl: sandbox.url, accessToken: sandbox.accessToken });
    const environment = { objectType: 'creative_project', objectTypeId: null };
    const map = await resolveRecordTypes(transport, mappingOf(sandbox.layout), environment);
    return { clock, account: sandbox.account, transport, map };
  }

  test('what happened on a project is told with its time and by whom, the app itself left out', async () => {
    const { clock, account, transport, map } = await open();
    const amara = account.addOwner({ firstName: 'Amara', lastName: 'Okafor', email: 'amara@agency.example' });
    const project = account.create('project', { name: 'Harbor', creative_refresh_date: '2026-10-20' });
    clock.advance(hour);
    account.update(project, { creative_refresh_status: 'refresh_request_submitted' });
    const ticket = account.create('ticket', { subject: 'Reel' }, [project]);
    clock.advance(hour);
    const workflow = account.as({ changeSource: 'AUTOMATION_PLATFORM', sourceId: 'enrollmentId:1' });
    workflow.update(project, { creative_refresh_status: '', creative_refresh_date: '2027-01-18' });
    account.update(ticket, { hs_pipeline_stage: 'pending_approval' });
    const made = (subject: string, ...records: readonly string[]) =>
      account.create('task', { hs_task_subject: subject, hubspot_owner_id: amara }, records);
    const reachOut = made('Reach out', project);
    const copy = made('Copy please', ticket, project);
    account.create('task', { hs_task_subject: 'Ours', hs_task_body: 'Ref: project-1.cycle-1.x' }, [project]);

    const pasts = await readPasts(transport, map, [project, '999999']);
    expect([...pasts.keys()]).toEqual([project]);
    const past = pasts.get(project);
    expect(past?.project).toMatchObject({ id: project, name: 'Harbor' });
    expect(past?.statuses.map(({ value, since, by }) => [value, hours(since), by])).toEqual([
      ['refresh_request_submitted', 1, 'a person'],
      ['blank', 2, 'a workflow'],
    ]);
    expect(past?.dates.map(({ value, since, by }) => [value, hours(since), by])).toEqual([
      ['2026-10-20', 0, 'a person'],
      ['2027-01-18', 2, 'a workflow'],
    ]);
    expect(past?.tickets.map(({ subject, stages }) => [subject, stages.map(({ value }) => value)])).toEqual([
      ['Reel', ['new', 'pending_approval']],
    ]);
    expect(past?.tasks.map(({ createdAt, ...task }) => ({ ...task, hours: hours(createdAt) }))).toEqual([
      { id: reachOut, subject: 'Reach out', ownerId: amara, ticketIds: [], hours: 2 },
      { id: copy, subject: 'Copy please', ownerId: amara, ticketIds: [ticket], hours: 2 },
    ]);
  });

  test('projects on the programme that changed since then are found, others are not', async () => {
    const { clock, account, transport, map } = await open();
    account.create('project', { name: 'Unchanged', creative_refresh_date: '2026-10-20' });
    clock.advance(hour);
    const dated = account.create('project', { name: 'Dated', creative_refresh_date: '2026-10-20' });
    account.create('project', { name: 'Not on the programme' });
    const asked = account.create('project', {
      name: 'Asked for',
      creative_refresh_status: 'refresh_request_submitted',
    });
    const found = await findChangedProjects(transport, map, start + hour / 2, null);
    expect(found).toEqual({ ids: [dated, asked], after: null });
  });
});

test('a hundred projects with two hundred tickets and three hundred tasks cost twelve calls', async () => {
  const empty = ({ inputs }: { inputs: readonly Input[] }) => ({
    results: inputs.map(({ id }) => record(id, { hs_pipeline: 'deliverables' })),
  });
  const transport = new ScriptedTransport({
    'batch read pasts of projects': empty,
    'batch read tickets of projects': ({ inputs }) =>
      links(Object.fromEntries(inputs.map(({ id }) => [id, [`${id}01`, `${id}02`]]))),
    'batch read tasks of projects': ({ inputs }) =>
      links(Object.fromEntries(inputs.map(({ id }) => [id, [`${id}003`]]))),
    'batch read pasts of tickets': empty,
    'batch read tasks of tickets': ({ inputs }) =>
      links(Object.fromEntries(inputs.map(({ id }) => [id, [`${id}0004`]]))),
    'batch read tasks made': empty,
  });
  const pasts = await readPasts(transport, accountMap, ids(100));
  expect(pasts.get('7')?.tasks.map(({ id, ticketIds }) => [id, ticketIds])).toEqual([
    ['7003', []],
    ['7010004', ['701']],
    ['7020004', ['702']],
  ]);
  const counts: Record<string, number> = {};
  for (const name of transport.names) counts[name] = (counts[name] ?? 0) + 1;
  expect(counts).toEqual({
    'batch read pasts of projects': 2,
    'batch read tickets of projects': 1,
    'batch read tasks of projects': 1,
    'batch read pasts of tickets': 4,
    'batch read tasks of tickets': 1,
    'batch read tasks made': 3,
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createHistory } from '../support/a-history.ts';
import { openAgencyWithAdmin } from '../support/admin-place.ts';
import { runCommand } from '../support/run-command.ts';
import { createProject } from '../support/together-moves.ts';

const saturday = Date.parse('2026-02-28T14:00:00Z');
const readPage = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

/** The instant at which something was done carries the milliseconds that the test took. */
const withoutInstants = (text: string) => text.replaceAll(/T\d\d:\d\d:\d\d\.\d{3}Z/gu, 'T');

/** What stands in the blocks of a page that are no commands. */
function excerptsOf(page: string): readonly string[] {
  const blocks = [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gmu)];
  return blocks.filter(([, language]) => language === '').map(([, , excerpt = '']) => excerpt);
}

test('every excerpt on the pages about going live and about trouble is what the commands print', async () => {
  const printed: string[] = [];
  const { agency, runWith } = await openAgencyWithAdmin({
    sandbox: { setUp: 'nothing' },
    environment: { MODE: '' },
    settings: { brake: { kickoffsPerSweep: 2 }, retries: { maximumAttempts: 1 } },
    startsAt: saturday,
    keepsStore: true,
    prepare: async ({ environment }) => {
      printed.push((await runCommand(['provision'], environment)).stdout);
      printed.push((await runCommand(['provision', '--apply'], environment)).stdout);
    },
  });
  const run = async (...argv: readonly string[]) => {
    const environment = { MODE: '', PUBLIC_BASE_URL: agency.together.appUrl };
    printed.push((await runWith(environment, ...argv)).stdout);
  };
  createHistory(agency);
  await agency.days(2);
  await run('doctor');
  await run('sweep');
  await run('report');
  await run('activate');
  await run('activate', '--adopt', 'kickoff', '--apply');
  await run('activate', '--apply');
  agency.together.sandbox.webhooks.turnOff();
  const [birch = ''] = ['Birch', 'Cedar', 'Maple', 'Rowan'].map((name) => createProject(agency, { name }));
  await run('sweep');
  await run('held', 'list');
  await run('plan', '--days', '14');
  const maple = agency.account.list('project').find(({ values }) => values['name'] === 'Maple')?.id ?? '';
  await run('explain', birch);
  await run('explain', maple);
  agency.together.sandbox.faults.next(({ path }) => path.endsWith('/single-email/send'), { answer: 400 });
  await run('held', 'release', maple);
  await agency.together.settled();
  await run('dead-letters', 'list');
  await run('dead-letters', 'show', 'email', `project-${maple}.cycle-1.kickoff.0.email`);
  await run('settings', 'get', 'cadence');
  await run('settings', 'set', 'cadence.defaultDays', '60');

  const all = withoutInstants(printed.join('\n'));
  for (const [name, least] of [
    ['going-live.md', 12],
    ['trouble.md', 5],
  ] as const) {
    const excerpts = excerptsOf(readPage(name));
    expect(excerpts.length).toBeGreaterThanOrEqual(least);
    expect(excerpts.filter((excerpt) => !all.includes(withoutInstants(excerpt)))).toEqual([]);
  }
});

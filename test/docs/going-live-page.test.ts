import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createHistory } from '../support/a-history.ts';
import { openAgencyWithAdmin } from '../support/admin-place.ts';
import { runCommand } from '../support/run-command.ts';
import { createProject } from '../support/together-moves.ts';

const saturday = Date.parse('2026-02-28T14:00:00Z');
const page = readFileSync(new URL('../../docs/going-live.md', import.meta.url), 'utf8');

/** The instant at which something was done carries the milliseconds that the test took. */
const withoutInstants = (text: string) => text.replaceAll(/T\d\d:\d\d:\d\d\.\d{3}Z/gu, 'T');

test('every excerpt on the page about going live is what the commands print', async () => {
  const printed: string[] = [];
  const { agency, runWith } = await openAgencyWithAdmin({
    sandbox: { setUp: 'nothing' },
    environment: { MODE: '' },
    settings: { brake: { kickoffsPerSweep: 2 } },
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
  for (const name of ['Birch', 'Cedar', 'Maple', 'Rowan']) createProject(agency, { name });
  await run('sweep');
  await run('held', 'list');

  const blocks = [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gmu)];
  const excerpts = blocks.filter(([, language]) => language === '').map(([, , excerpt = '']) => excerpt);
  const all = withoutInstants(printed.join('\n'));
  expect(excerpts.length).toBeGreaterThan(10);
  expect(excerpts.filter((excerpt) => !all.includes(withoutInstants(excerpt)))).toEqual([]);
}, 60_000);

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { noteFigures } from '../attacks/note-figures.ts';
import { changedFiles } from './changed-files.ts';
import { figuresOf, scoresOf, tellScores } from './score.ts';

const report = 'reports/mutation/mutation.json';
const earlier = 'reports/mutation/earlier-runs.json';

/**
 * Changes the decision core in one place after another and tells how many of the changes some test noticed; exits
 * with an error below the threshold of `stryker.config.mjs`.
 *
 *     tsx test/mutation/run.ts                      all of src/domain; an hour on a small machine, less a second time
 *     tsx test/mutation/run.ts --afresh             the same, as if it were the first time
 *     tsx test/mutation/run.ts --changed            only files that have changed, see `changedFiles`
 *     tsx test/mutation/run.ts --since v1.2.0       only files that have changed since then
 *     tsx test/mutation/run.ts --concurrency 1      leaves the rest of the machine to others
 *
 * A whole run takes over what an earlier one found where neither the changed code nor the test that noticed differs,
 * and no test came in for what nobody noticed. What else the code depends on is not looked at: that is what --afresh,
 * and a fresh clone, are for.
 *
 * Where RELIABILITY_FIGURES names a folder, the figures of a whole run are left there as `mutation.json`.
 */
const { values } = parseArgs({
  options: {
    changed: { type: 'boolean', default: false },
    since: { type: 'string' },
    afresh: { type: 'boolean', default: false },
    concurrency: { type: 'string' },
  },
});
const isPartial = values.changed || values.since !== undefined;
const files = isPartial ? changedFiles(values.since ?? null) : null;

if (files?.length === 0)
  process.stdout.write('No file of src/domain has changed, so there is nothing to try.\n');
else process.exitCode = await run(files);

async function run(only: readonly string[] | null): Promise<number> {
  // What an earlier run left must not pass for this one's, should it not get so far.
  rmSync(report, { force: true });
  const { status } = spawnSync(
    'npx',
    [
      ...['--no-install', 'stryker', 'run'],
      ...(only === null
        ? ['--incremental', '--incrementalFile', earlier, ...(values.afresh ? ['--force'] : [])]
        : ['--mutate', only.join(',')]),
      ...(values.concurrency === undefined ? [] : ['--concurrency', values.concurrency]),
    ],
    { stdio: 'inherit' },
  );
  if (!existsSync(report)) return status === 0 || status === null ? 1 : status;
  const scores = scoresOf(JSON.parse(readFileSync(report, 'utf8')));
  process.stdout.write(`${tellScores(scores)}\n`);
  if (only === null) await noteFigures('mutation', figuresOf(scores));
  return status ?? 1;
}

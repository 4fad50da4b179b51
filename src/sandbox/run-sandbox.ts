import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pretty from 'pino-pretty';
import { createLogger } from '../config/logger.ts';
import { createCommands, describeProject } from './console.ts';
import { createMovableClock } from './movable-clock.ts';
import { morningOf } from './morning-of.ts';
import { startWithPage, type WithPage, type WithPageOptions } from './page/start-with-page.ts';
import { seedAgency } from './seed.ts';

/** `npm run sandbox`: an example agency in an embedded HubSpot account, and the app working for it. */
const print = (line: string) => process.stdout.write(`${line}\n`);
const timeZone = 'America/New_York';
// A day of the sandbox begins in the morning, so that what is due on a day comes on that day.
const clock = createMovableClock(morningOf(timeZone, Date.now()));
const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-sandbox-'));
const { together, pageUrl, close } = await startOrExplain({
  clock,
  logger: createLogger({
    level: 'info',
    destination: pretty({ sync: true, ignore: 'room,fired,cycle', singleLine: true, translateTime: false }),
  }),
  port: portFrom('PORT', 3000),
  pagePort: portFrom('PAGE_PORT', 3800),
  timeZone,
  seed: (account) => seedAgency(account, clock.now()).people,
  sandbox: { port: portFrom('SANDBOX_PORT', 3900), keepExchanges: false },
  environment: { DATABASE_URL: `file:${join(folder, 'creative-refresh.db')}` },
});

const { sandbox, appUrl } = together;
const approvable = sandbox.account
  .list('project')
  .find(({ values }) => values['creative_refresh_status'] === 'deliverable_submitted');
print(`
Creative Refresh is running against an embedded HubSpot account. Nothing leaves this machine.

  Play in the browser  ${pageUrl}
  Watch the app        ${appUrl}/console

  The app              ${appUrl}   (/healthz, /readyz, /metrics)
  The HubSpot account  ${sandbox.url}   (portal ${sandbox.portalId}, access token ${sandbox.accessToken})
  The app's store      ${folder}

Its projects:

${sandbox.account
  .list('project')
  .map((project) => `  ${describeProject(project)}`)
  .join('\n')}

Or type here what people would do in HubSpot, and see the app answer in the log. For example:

  status ${approvable?.id ?? '<project id>'} creatives_completed_and_approved
  card ${approvable?.id ?? '<project id>'}
  action evaluate-refresh ${approvable?.id ?? '<project id>'}
  tasks
  days 1
  help

Ctrl+C stops it.
`);

const run = createCommands(together, timeZone);
const prompt = createInterface({ input: process.stdin });
let answered = Promise.resolve();
prompt.on('line', (line) => {
  if (line.trim() === '') return;
  // One after the other, so that answers come in the order of the questions.
  answered = answered.then(async () => {
    for (const each of await run(line)) print(`  ${each}`);
  });
});

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  prompt.close();
  await close();
  await rm(folder, { recursive: true, force: true });
};
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());

/** 0 is any free port; what is no port at all counts as not set. */
function portFrom(variable: string, usual: number): number {
  const port = Number(process.env[variable] ?? usual);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : usual;
}

async function startOrExplain(options: WithPageOptions): Promise<WithPage> {
  try {
    return await startWithPage(options);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `The sandbox cannot start: ${why}\nPAGE_PORT, PORT and SANDBOX_PORT set other ports than 3800, 3000 and 3900.\n`,
    );
    process.exit(1);
  }
}

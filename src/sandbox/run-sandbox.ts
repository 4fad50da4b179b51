import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../config/logger.ts';
import { createMovableClock } from './movable-clock.ts';
import { seedAgency } from './seed.ts';
import { startTogether } from './together.ts';

/** `npm run sandbox`: an example agency in an embedded HubSpot account, and the app working for it. */
const print = (line: string) => process.stdout.write(`${line}\n`);
const clock = createMovableClock();
const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-sandbox-'));
const together = await startTogether({
  clock,
  logger: createLogger({ level: 'info' }),
  port: Number(process.env['PORT'] ?? 3000),
  sandbox: {
    port: Number(process.env['SANDBOX_PORT'] ?? 3900),
    seed: (account) => seedAgency(account, clock.now()),
    keepExchanges: false,
  },
  environment: { DATABASE_URL: `file:${join(folder, 'creative-refresh.db')}` },
});
await together.settled();

const { sandbox, appUrl } = together;
print(`
Creative Refresh is running against an embedded HubSpot account. Nothing leaves this machine.

  The app              ${appUrl}
    health             ${appUrl}/healthz   ${appUrl}/readyz   ${appUrl}/metrics
  The HubSpot account  ${sandbox.url}  (portal ${sandbox.portalId})
    access token       ${sandbox.accessToken}
  The app's store      ${folder}

Try it: move a status, and see the app answer in the log above and in the account.

  curl -X PATCH ${sandbox.url}/crm/objects/2026-09/${sandbox.layout.projectType.id}/PROJECT_ID \\
    -H "Authorization: Bearer ${sandbox.accessToken}" -H "Content-Type: application/json" \\
    -d '{"properties":{"creative_refresh_status":"refresh_request_submitted"}}'

Projects:`);
for (const { id, values } of sandbox.account.list('project')) {
  print(`  ${id}  ${values['name'] ?? ''}  (status: ${values['creative_refresh_status'] ?? 'blank'})`);
}
print('\nPress Ctrl+C to stop.');

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await together.close();
  await rm(folder, { recursive: true, force: true });
};
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());

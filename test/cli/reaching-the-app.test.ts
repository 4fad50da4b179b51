import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PassThrough } from 'node:stream';
import { runCli } from '../../src/cli/run-cli.ts';
import { openAdminPlace, openAgencyWithAdmin } from '../support/admin-place.ts';
import { commandEnvironment, runCommand } from '../support/run-command.ts';
import { createProject } from '../support/together-moves.ts';

/** Something else than the app that listens on a port of its own. */
async function listenWith(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  return address !== null && typeof address === 'object' ? String(address.port) : '';
}

const isAlive: RequestListener = (request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.url === '/healthz') response.end('{"alive":true}');
  else request.socket.destroy();
};

describe('Where the app runs on an embedded database', () => {
  it('it is asked: its store and account are used, and no second one is opened', async () => {
    const { agency, run } = await openAgencyWithAdmin({ keepsStore: true });
    const projectId = await agency.after(() => createProject(agency));
    const exchangesBefore = agency.together.sandbox.exchanges.length;
    expect((await run('explain', projectId)).exitCode).toBe(0);
    const asked = agency.logLines.filter((line) => line.includes('An admin asks for an operation'));
    expect(asked.map((line) => /"operation":"(.+?)"/.exec(line)?.[1])).toEqual(['explain']);
    expect(agency.together.sandbox.exchanges.length).toBeGreaterThan(exchangesBefore);
  });

  it('without ADMIN_TOKEN it is said what to do', async () => {
    const { agency, runWith } = await openAgencyWithAdmin({ keepsStore: true });
    expect(await runWith({ ADMIN_TOKEN: '' }, 'settings', 'get')).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: `The app is running at ${agency.together.appUrl} and has the database to itself. Set ADMIN_TOKEN, restart the app and run this again, so that the app can be asked; or stop the app for as long as this takes.\n`,
    });
  });

  it('another ADMIN_TOKEN is refused', async () => {
    const { agency, runWith } = await openAgencyWithAdmin();
    expect(await runWith({ ADMIN_TOKEN: randomUUID() }, 'plan')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `The app at ${agency.together.appUrl} does not accept this ADMIN_TOKEN. Set the one the app was started with.\n`,
    });
  });

  it('an app that was started without ADMIN_TOKEN cannot be asked', async () => {
    const { agency, runWith } = await openAgencyWithAdmin({ environment: { ADMIN_TOKEN: '' } });
    expect(await runWith({}, 'plan')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `The app at ${agency.together.appUrl} cannot be asked: it was started without ADMIN_TOKEN, or is of another release. Restart it with the ADMIN_TOKEN of this environment.\n`,
    });
  });

  it('and is not found on HOST and PORT, its database is in use', async () => {
    const { agency, runWith } = await openAgencyWithAdmin({ keepsStore: true });
    expect(await runWith({ PORT: '9' }, 'plan')).toEqual({
      exitCode: 3,
      stdout: '',
      stderr:
        `The database ${agency.storeFile ?? ''} is in use by another process. Stop that one first; to run several instances, set DATABASE_URL to a PostgreSQL database.\n` +
        'If it is the app itself, set HOST, PORT and ADMIN_TOKEN here as there: then the app is asked.\n',
    });
  });

  it('an app that is lost on the way is told, with what may have become of the command', async () => {
    const place = await openAdminPlace();
    const lost = { PORT: await listenWith(isAlive), ADMIN_TOKEN: randomUUID() };
    expect(await place.runWith(lost, 'sweep')).toEqual({
      exitCode: 3,
      stdout: '',
      stderr:
        'The app was lost before it answered. What was asked for may have been done, or done in part: look before you ask again.\n',
    });
  });

  it('an app that is lost after it has told some progress is told the same way', async () => {
    const breaksOff: RequestListener = (request, response) => {
      if (request.url === '/healthz') {
        isAlive(request, response);
        return;
      }
      response.setHeader('content-type', 'application/x-ndjson');
      response.write('{"progress":{"done":1,"total":2}}\n{"progress":', () => request.socket.destroy());
    };
    const place = await openAdminPlace();
    const lost = { PORT: await listenWith(breaksOff), ADMIN_TOKEN: randomUUID() };
    const { exitCode, stdout, stderr } = await place.runWith(lost, 'sweep');
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toMatch(/^The app was lost before it answered\. /u);
  });

  it('how far it is shows as a bar on a terminal, and nowhere else', async () => {
    const slow: RequestListener = (request, response) => {
      if (request.url === '/healthz') {
        isAlive(request, response);
        return;
      }
      response.setHeader('content-type', 'application/x-ndjson');
      response.write('{"progress":{"done":100,"total":400}}\n');
      response.end('{"status":200,"body":[]}\n');
    };
    const environment = { PORT: await listenWith(slow), ADMIN_TOKEN: randomUUID() };
    const place = await openAdminPlace();
    const piped = await place.runWith(environment, 'held', 'list', '--json');
    expect(piped).toEqual({ exitCode: 0, stdout: '[]\n', stderr: '' });
    const streams = { stdout: new PassThrough(), stderr: Object.assign(new PassThrough(), { isTTY: true }) };
    const inTerminal = commandEnvironment(place.sandbox, environment);
    expect(await runCli(['held', 'list'], inTerminal, streams)).toBe(0);
    expect(String(streams.stdout.read())).toBe('Nothing is held.\n');
    expect(String(streams.stderr.read())).toContain('25% | 100 of 400');
  });

  it('an app that cannot reach HubSpot says so, with the exit code of what is out of reach', async () => {
    const { agency, run } = await openAgencyWithAdmin();
    agency.together.sandbox.faults.next(() => true, { answer: 401 }, 1000);
    const { exitCode, stdout, stderr } = await run('reconcile', '4711');
    agency.together.sandbox.faults.clear();
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^Project 4711 could not be reconciled now: .*HubSpot refused \(401/);
  });
});

describe('Where no app runs', () => {
  it('what else may listen on its port is left alone', async () => {
    const place = await openAdminPlace();
    const port = await listenWith((_, response) => response.end('<html>'));
    const other = { PORT: port, ADMIN_TOKEN: randomUUID() };
    expect((await place.runWith(other, 'settings', 'get', 'leadDays')).stdout).toBe('15\n');
  });

  it('store and account are let go of again, so that the next command finds them free', async () => {
    const place = await openAdminPlace();
    for (let round = 0; round < 3; round += 1)
      expect((await place.run('settings', 'get', 'leadDays')).exitCode).toBe(0);
  });

  it('a wrong environment is told whole, with exit code 2', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['plan'], { PORT: 'many' });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('  - HUBSPOT_ACCESS_TOKEN is not set. Set it to ');
    expect(stderr).toContain('  - PORT is not a whole number. Set it to ');
  });

  it.each([
    [{ DATABASE_URL: 'file:/tmp/' }, 2, /^DATABASE_URL names a folder, not a file\./],
    [{ SETTINGS_FILE: '/nowhere/at/all.json' }, 2, /^The settings are not valid:\n {2}- SETTINGS_FILE: /],
    [
      { HUBSPOT_PORTAL_ID: '1' },
      2,
      /^HUBSPOT_ACCESS_TOKEN belongs to account \d+, but HUBSPOT_PORTAL_ID says 1\./,
    ],
    [{ CREATIVE_PROJECT_OBJECT_TYPE: 'gone' }, 1, /^The HubSpot account does not fit the settings:\n {2}- /],
    [{ HUBSPOT_ACCESS_TOKEN: 'no token at all' }, 1, /HubSpot refused \(401/],
    [
      { DATABASE_URL: 'postgres://127.0.0.1:9/none' },
      3,
      /^The PostgreSQL database 127\.0\.0\.1:9\/none cannot be reached/,
    ],
  ])('an environment with %j ends with exit code %i', async (environment, exitCode, words) => {
    const place = await openAdminPlace();
    const { stderr, ...rest } = await place.runWith(environment, 'plan');
    expect(rest).toEqual({ exitCode, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('HubSpot down ends with exit code 3, and what needs no HubSpot works all the same', async () => {
    const place = await openAdminPlace();
    const down = { HUBSPOT_API_BASE_URL: 'http://127.0.0.1:9' };
    const { exitCode, stdout, stderr } = await place.runWith(down, 'plan');
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toMatch(/HubSpot could not be reached \(ECONNREFUSED\), after 5 tries\n$/);
    expect((await place.runWith(down, 'settings', 'set', 'leadDays', '10')).exitCode).toBe(0);
    expect((await place.runWith(down, 'dead-letters', 'list')).exitCode).toBe(0);
  });

  it('the log is printed only with --verbose, to the error output, without a secret', async () => {
    const place = await openAdminPlace();
    const { stdout, stderr } = await place.run('--verbose', 'settings', 'get', 'leadDays');
    expect(stdout).toBe('15\n');
    const lines = stderr
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines[0]).toMatchObject({ level: 'info', msg: 'A new, empty store was created.' });
    expect(stderr).not.toContain(place.sandbox.accessToken);
  });
});

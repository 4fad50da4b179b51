import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readDiagnosis } from '../../admin/doctor/diagnose.ts';
import { openAdminPlace, openAgencyWithAdmin } from '../../support/admin-place.ts';

const settings = { people: { fallbackEmail: 'desk@example.com' } };

describe('creative-refresh doctor', () => {
  it('says of everything that it is well, while the app runs and has the database', async () => {
    const { agency, runWith } = await openAgencyWithAdmin({ keepsStore: true, settings });
    const { appUrl, sandbox } = agency.together;
    const before = agency.account.mailbox.length;

    expect(await runWith({ PUBLIC_BASE_URL: appUrl }, 'doctor', '--send-test', 'you@example.com')).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: `Environment
  ok       Every variable the app needs is set and usable.

Database
  ok       The running app has the database ${String(agency.storeFile)}, and can use it.

Settings
  ok       Version 1, saved by settings file, is valid.
  ok       The mode of the running app is live: the app writes and sends.

HubSpot
  ok       HubSpot answers and takes the access token.
  ok       It is account ${String(sandbox.portalId)}, whose time zone is America/New_York.
  ok       This machine's clock agrees with HubSpot's to within a minute.
  ok       The app has the scopes it needs here.

Creative projects
  ok       Creative projects are a custom object (2-143967026).
  ok       All 20 properties are there, with their types and options.
  ok       Projects, tickets, companies, tasks and notes can be associated as the process needs it.

Tickets
  ok       The ticket pipeline "Deliverables" has the stages it needs: New, In Progress, Pending Approval, Delivered, Cancelled.
  ok       All 12 properties are there, with their types and options.

People
  ok       Everybody the settings name is an active user.
  ok       No project is open at the moment.

Email
  ok       A test email is on its way to you@example.com: see that it arrives.

Webhooks
  warning  HubSpot cannot call ${appUrl}: it is an address of this machine only.
           Fix: Set PUBLIC_BASE_URL to an address on the internet; until then only the sweeps find changes.
  ok       The app answers at ${appUrl}.
  ok       The app takes a delivery that is signed with HUBSPOT_CLIENT_SECRET.

Found 0 errors and 1 warning. HubSpot was asked 16 times.
`,
    });
    expect(agency.account.mailbox.slice(before).map(({ to }) => to)).toEqual(['you@example.com']);
  });

  it('goes on after what is wrong, says how to mend it, and ends with 1', async () => {
    const place = await openAdminPlace();
    const { folder } = place;
    const wrong = {
      EMAIL_TRANSPORT: 'pigeon',
      HUBSPOT_CLIENT_SECRET: '',
      PUBLIC_BASE_URL: 'http://127.0.0.1:1',
      CREATIVE_PROJECT_OBJECT_TYPE: 'campaign',
      SETTINGS_FILE: `${folder}/none.json`,
    };

    const { exitCode, stdout, stderr } = await place.runWith(wrong, 'doctor');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toBe(`Environment
  error    HUBSPOT_CLIENT_SECRET is not set.
           Fix: Set it to the client secret on the Auth tab of the app in HubSpot.
  error    EMAIL_TRANSPORT is none of smtp, hubspot.
           Fix: Set it to smtp or hubspot.

Database
  ok       There is no database ${folder}/store.db yet: the app makes it when it starts.

Settings
  error    ${folder}/none.json cannot be used: ENOENT: no such file or directory, open '${folder}/none.json'.
           Fix: Correct SETTINGS_FILE or the file, or leave the variable out.
  warning  All that follows was checked with the default settings.
           Fix: Mend the settings, then run doctor again.

HubSpot
  ok       HubSpot answers and takes the access token.
  ok       It is account 145883449, whose time zone is America/New_York.
  ok       This machine's clock agrees with HubSpot's to within a minute.
  ok       The app has the scopes it needs here.

Creative projects
  error    There is no custom object named "campaign" (there are: creative_project).
           Fix: Create it, name another in CREATIVE_PROJECT_OBJECT_TYPE or the settings (mapping.project.objectType), or give its id in CREATIVE_PROJECT_OBJECT_TYPE_ID.
  warning  Not checked (properties of creative projects): the object type of creative projects is not known.
  warning  Not checked (associations): the object type of creative projects is not known.
           Fix: Mend that first, then run doctor again.

Tickets
  ok       The ticket pipeline "Deliverables" has the stages it needs: New, In Progress, Pending Approval, Delivered, Cancelled.
  ok       All 12 properties are there, with their types and options.

People
  warning  Where a project names no account manager, nobody gets the emails: neither people.defaultAccountManagerId nor people.fallbackEmail is set.
           Fix: Name somebody: creative-refresh settings set people.defaultAccountManagerId, or people.fallbackEmail.
  warning  Where a project names no SAS, nobody gets the emails: neither people.defaultSasId nor people.fallbackEmail is set.
           Fix: Name somebody: creative-refresh settings set people.defaultSasId, or people.fallbackEmail.
  warning  Not checked (owners of open projects): open projects cannot be asked for as long as the above is wrong.
           Fix: Mend that first, then run doctor again.

Email
  warning  Not checked (email): EMAIL_TRANSPORT is not as it must be.
           Fix: Mend that first, then run doctor again.

Webhooks
  warning  Not checked (webhooks): HUBSPOT_CLIENT_SECRET is not as it must be.
           Fix: Mend that first, then run doctor again.

What the account lacks, creative-refresh provision can create, or map to what is there.
Found 4 errors and 8 warnings. HubSpot was asked 6 times.
`);
  });

  it('prints one JSON document with --json, the same whether or not HubSpot can be reached', async () => {
    const place = await openAdminPlace();
    const outcome = await place.runWith({ HUBSPOT_API_BASE_URL: 'http://127.0.0.1:9' }, 'doctor', '--json');

    expect({ ...outcome, stdout: '' }).toEqual({ exitCode: 1, stdout: '', stderr: '' });
    const { verdict, hubspotCalls, groups } = readDiagnosis(outcome);
    expect({ verdict, hubspotCalls, names: groups.map(({ name }) => name) }).toEqual({
      verdict: 'error',
      hubspotCalls: { total: 2, byName: { 'read account details': 2 } },
      names: ['Environment', 'Database', 'Settings', 'HubSpot', 'Email', 'Webhooks'],
    });
  });

  it('writes nothing into the account or onto the disk, and shows no secret', async () => {
    const { run, sandbox, folder } = await openAdminPlace();
    const { stdout } = await run('doctor');

    expect(await readdir(folder)).toEqual([]);
    const written = sandbox.exchanges.filter(({ path }) => /create|update|send/.test(path));
    expect(written).toEqual([]);
    for (const secret of [sandbox.accessToken, sandbox.clientSecret]) expect(stdout).not.toContain(secret);
  });

  it('takes one plain address for the test email and nothing else', async () => {
    const { run } = await openAdminPlace();
    expect(await run('doctor', '--send-test', 'everybody')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        "option '--send-test <address>' argument 'everybody' is invalid. It must be one email address.\n" +
        'See: creative-refresh --help\n',
    });
  });
});

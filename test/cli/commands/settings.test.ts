import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAdminPlace, openAgencyWithAdmin, type AdminPlace } from '../../support/admin-place.ts';
import { createProject } from '../../support/together-moves.ts';
import { outcomeOf } from '../../support/together-outcome.ts';

const saved = (change: string, version = 2) => ({
  exitCode: 0,
  stdout: `Saved as version ${version}:\n  ${change}\n`,
  stderr: '',
});
const refused = (...problems: readonly string[]) => ({
  exitCode: 1,
  stdout: '',
  stderr: `The settings were not saved:\n${problems.map((problem) => `  - ${problem}\n`).join('')}`,
});
const usage = (stderr: string) => ({ exitCode: 2, stdout: '', stderr: `${stderr}\n` });

async function valueOf(place: AdminPlace, field: string): Promise<string> {
  return (await place.run('settings', 'get', field)).stdout.trimEnd();
}

describe('settings get', () => {
  it('shows a group with its version', async () => {
    const place = await openAdminPlace();
    const { exitCode, stdout, stderr } = await place.run('settings', 'get', 'turnaround');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.replace(/2026-03-02T14:00:\d\d\.\d{3}Z/, 'just now')).toBe(
      [
        'Version 1, saved just now by defaults. The app is in live mode.',
        '',
        'Setting                          Value',
        'turnaround.standardBusinessDays  5',
        'turnaround.extendedBusinessDays  7',
        'turnaround.extendedFromTickets   5',
        '',
      ].join('\n'),
    );
  });

  it('shows one setting alone, and all of them', async () => {
    const place = await openAdminPlace();
    expect(await valueOf(place, 'cadence.defaultDays')).toBe('90');
    expect(await valueOf(place, 'mode')).toBe('null');
    expect(await valueOf(place, 'tasks.dueTime')).toBe('17:00');
    const { stdout } = await place.run('settings', 'get');
    expect(stdout).toMatch(/^cadence\.defaultDays +90$/m);
    expect(stdout).toMatch(/^mapping\.project\.properties\.status +creative_refresh_status$/m);
  });

  it('refuses a setting that does not exist', async () => {
    const place = await openAdminPlace();
    expect(await place.run('settings', 'get', 'cadence.default')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'cadence.default is not a setting. All of them are shown by: creative-refresh settings get\n',
    });
  });
});

describe('settings set', () => {
  it('changes one setting and names the change; the history names the command line', async () => {
    const place = await openAdminPlace();
    expect(await place.run('settings', 'set', 'cadence.defaultDays', '60')).toEqual(
      saved('cadence.defaultDays: 90 → 60'),
    );
    const { stdout } = await place.run('settings', 'get', 'cadence.defaultDays', '--json');
    expect(JSON.parse(stdout)).toEqual({
      version: 2,
      savedAt: expect.stringMatching(/^2026-03-02T14:00:/) as string,
      savedBy: 'command line',
      field: 'cadence.defaultDays',
      value: 60,
      mode: 'live',
    });
  });

  it('takes JSON, text that is no JSON, and text that looks like a number where a text is wanted', async () => {
    const place = await openAdminPlace();
    const { people } = place;
    expect(await place.run('settings', 'set', 'cadence.byPackage', '{"Gold": 30}')).toEqual(
      saved('cadence.byPackage.Gold: null → 30'),
    );
    expect(await place.run('settings', 'set', 'people.fallbackEmail', 'refresh@agency.example')).toEqual(
      saved('people.fallbackEmail: null → refresh@agency.example', 3),
    );
    expect(await place.run('settings', 'set', 'people.defaultSasId', people.sas)).toEqual(
      saved(`people.defaultSasId: null → ${people.sas}`, 4),
    );
    expect(await place.run('settings', 'set', 'people.fallbackEmail', 'null')).toEqual(
      saved('people.fallbackEmail: refresh@agency.example → null', 5),
    );
  });

  it('saves nothing where nothing is different', async () => {
    const place = await openAdminPlace();
    expect(await place.run('settings', 'set', 'cadence.defaultDays', '90')).toEqual({
      exitCode: 0,
      stdout: 'Nothing is different: version 1 stays.\n',
      stderr: '',
    });
  });

  it.each([
    ['cadence.defaultDays', '0', 'cadence.defaultDays: must be at least 1 day'],
    ['cadence.defaultDays', 'soon', 'cadence.defaultDays: must be a whole number of days'],
    ['cadence.days', '60', 'cadence.days: is not a setting: take it out, or correct its name'],
    ['holidays', '["2026-13-01"]', 'holidays.0: must be a date such as 2026-12-25'],
    [
      'turnaround.extendedBusinessDays',
      '2',
      'turnaround.extendedBusinessDays: must not be shorter than the standard turnaround (5 business days)',
    ],
    [
      'people.defaultSasId',
      '4711',
      'people.defaultSasId: must be an active owner of the HubSpot account with an email address, and 4711 is none: choose somebody else or nobody',
    ],
    [
      'mapping.ticket.pipeline.label',
      'Gone',
      'mapping: There is no ticket pipeline labelled "Gone" (there are: "Support Pipeline" (0), "Deliverables" (880021)): create it or map it in the settings (mapping.ticket.pipeline).',
    ],
  ])('refuses %s %s with the words of the settings page', async (field, value, problem) => {
    const place = await openAdminPlace();
    expect(await place.run('settings', 'set', field, value)).toEqual(refused(problem));
    expect(await place.run('settings', 'get', 'mode', '--json')).toMatchObject({
      stdout: expect.stringContaining('"version": 1') as string,
    });
  });

  it('mends a mapping that keeps the app from starting', async () => {
    const place = await openAdminPlace();
    await writeFile(
      join(place.folder, 'first.json'),
      JSON.stringify({ mapping: { ticket: { pipeline: { label: 'Gone' } } } }),
    );
    const withWrongMapping = { SETTINGS_FILE: join(place.folder, 'first.json') };
    const plan = await place.runWith(withWrongMapping, 'plan');
    expect(plan.exitCode).toBe(1);
    expect(plan.stderr).toMatch(/^The HubSpot account does not fit the settings:\n {2}- /);
    expect(await place.run('settings', 'set', 'mapping.ticket.pipeline.label', 'Deliverables')).toEqual(
      saved('mapping.ticket.pipeline.label: Gone → Deliverables'),
    );
    expect((await place.run('plan')).exitCode).toBe(0);
  });

  it('holds in the running app at once', async () => {
    const { agency, run } = await openAgencyWithAdmin({ environment: { MODE: '' } });
    const projectId = createProject(agency);
    await agency.together.settled();
    expect(outcomeOf(agency).tasks).toEqual([]);
    expect(await run('settings', 'set', 'mode', 'live')).toEqual(saved('mode: null → live'));
    await run('reconcile', projectId);
    expect(outcomeOf(agency).tasks).toEqual([
      'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
    ]);
  });
});

describe('settings export and import', () => {
  it('what was exported is imported again after it was edited', async () => {
    const place = await openAdminPlace();
    const file = join(place.folder, 'settings.json');
    expect(await place.run('settings', 'export', file)).toEqual({
      exitCode: 0,
      stdout: `Version 1 of the settings was written to ${file}.\n`,
      stderr: '',
    });
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"defaultDays": 90', '"defaultDays": 45'));
    expect(await place.run('settings', 'import', file)).toEqual(saved('cadence.defaultDays: 90 → 45'));
    expect(await valueOf(place, 'cadence.defaultDays')).toBe('45');
  });

  it('what somebody saved meanwhile is not overwritten unseen', async () => {
    const place = await openAdminPlace();
    const file = join(place.folder, 'settings.json');
    await place.run('settings', 'export', file);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"defaultDays": 90', '"defaultDays": 45'));
    await place.run('settings', 'set', 'leadDays', '10');
    expect(await place.run('settings', 'import', file)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'The settings were not saved: this change was made from version 1, but command line has saved version 2. Look at what has changed, and make the change again.\n',
    });
    expect((await place.run('settings', 'import', file, '--based-on', '2')).stdout).toBe(
      'Saved as version 3:\n  cadence.defaultDays: 90 → 45\n  leadDays: 10 → 15\n',
    );
  });

  it('bare settings are what SETTINGS_FILE takes, and need a version to be imported', async () => {
    const place = await openAdminPlace();
    const { stdout } = await place.run('settings', 'export', '--bare');
    const file = join(place.folder, 'bare.json');
    await writeFile(file, stdout.replace('"leadDays": 15', '"leadDays": 20'));
    const elsewhere = { DATABASE_URL: `file:${join(place.folder, 'other.db')}`, SETTINGS_FILE: file };
    expect((await place.runWith(elsewhere, 'settings', 'get', 'leadDays')).stdout).toBe('20\n');
    expect(await place.run('settings', 'import', file)).toEqual(
      usage(
        `${file} does not say from which version it was made. See which one holds (creative-refresh settings get), and name it with --based-on.`,
      ),
    );
    expect(await place.run('settings', 'import', file, '--based-on', '1')).toEqual(
      saved('leadDays: 15 → 20'),
    );
  });

  it('a file that is there already is not written over', async () => {
    const place = await openAdminPlace();
    const file = join(place.folder, 'settings.json');
    await writeFile(file, 'mine');
    const { exitCode, stderr } = await place.run('settings', 'export', file);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^The settings were not exported: EEXIST/);
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it('a file that is missing or no JSON is refused', async () => {
    const place = await openAdminPlace();
    const missing = await place.run('settings', 'import', join(place.folder, 'missing.json'));
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toMatch(/missing\.json cannot be imported: ENOENT/);
    await writeFile(join(place.folder, 'text.json'), 'no JSON');
    const noJson = await place.run('settings', 'import', join(place.folder, 'text.json'));
    expect(noJson.exitCode).toBe(2);
    expect(noJson.stderr).toMatch(/text\.json cannot be imported: /);
  });
});

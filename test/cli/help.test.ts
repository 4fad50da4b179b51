import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/all.ts';
import { runCommand } from '../support/run-command.ts';

const nothing = {};

describe('The help', () => {
  it('names every command, the exit codes, and how a command reaches the app', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['--help'], nothing);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const listed = /Commands:\n(?<list>(?: {2}.+\n)+)/.exec(stdout)?.groups?.['list'] ?? '';
    const names = listed.split('\n').flatMap((line) => /^ {2}([a-z-]+)/.exec(line)?.[1] ?? []);
    expect(names).toHaveLength(commands.length);
    expect(names).toEqual(
      expect.arrayContaining(['plan', 'explain', 'sweep', 'reconcile', 'settings', 'dead-letters']),
    );
    expect(stdout).toContain('  3  HubSpot, the mail server, the database or the app cannot be reached\n');
  });

  it.each([
    [['plan'], '$ creative-refresh plan --days 90 --json'],
    [['explain'], '$ creative-refresh explain 184582'],
    [['sweep'], '$ creative-refresh sweep'],
    [['reconcile'], '$ creative-refresh reconcile 184582'],
    [['settings', 'get'], '$ creative-refresh settings get cadence.defaultDays'],
    [['settings', 'set'], '$ creative-refresh settings set cadence.defaultDays 60'],
    [['settings', 'export'], '$ creative-refresh settings export settings.json'],
    [['settings', 'import'], '$ creative-refresh settings import settings.json'],
    [['dead-letters', 'list'], '$ creative-refresh dead-letters list'],
    [['dead-letters', 'show'], '$ creative-refresh dead-letters show project 184582'],
    [['dead-letters', 'retry'], '$ creative-refresh dead-letters retry --all'],
    [['dead-letters', 'drop'], '$ creative-refresh dead-letters drop email'],
  ])('of %j has an example and the options of all commands', async (command, example) => {
    const { exitCode, stdout } = await runCommand([...command, '--help'], nothing);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(example);
    expect(stdout).toContain('--json');
  });

  it('is shown to whoever names no command, as wrong use', async () => {
    const { exitCode, stdout, stderr } = await runCommand([], nothing);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Usage: creative-refresh <command> [options]');
  });
});

describe('Wrong use ends with exit code 2 and says what is wrong:', () => {
  it.each([
    [['nonsense'], "unknown command 'nonsense'"],
    [['plan', '--nonsense'], "unknown option '--nonsense'"],
    [['plan', 'now'], "too many arguments for 'plan'. Expected 0 arguments but got 1."],
    [
      ['plan', '--days', '1.5'],
      "option '--days <number>' argument '1.5' is invalid. It must be a whole number of days from 0 to 730.",
    ],
    [
      ['plan', '--days', '731'],
      "option '--days <number>' argument '731' is invalid. It must be a whole number of days from 0 to 730.",
    ],
    [['explain'], "missing required argument 'project'"],
    [['settings', 'set', 'leadDays'], "missing required argument 'value'"],
    [
      ['settings', 'import', 'a.json', '--based-on', 'x'],
      "option '--based-on <version>' argument 'x' is invalid. It must be the number of a version, as settings get shows it.",
    ],
    [
      ['dead-letters', 'show', 'company', '1'],
      "command-argument value 'company' is invalid for argument 'kind'. Allowed choices are project, ticket, task, email, call.",
    ],
  ])('%j', async (argv, words) => {
    expect(await runCommand(argv, nothing)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `${words}\nSee: creative-refresh --help\n`,
    });
  });

  it.each([
    [['reconcile', 'harbor'], 'projectId must be the id of a creative project: digits only.\n'],
    [['dead-letters', 'retry'], 'Name one dead letter by kind and id, or say --all.\n'],
    [['dead-letters', 'retry', 'project'], 'Name one dead letter by kind and id, or say --all.\n'],
    [
      ['dead-letters', 'retry', 'project', '1', '--all'],
      'Name one dead letter by kind and id, or say --all.\n',
    ],
  ])('%j', async (argv, stderr) => {
    expect(await runCommand(argv, nothing)).toEqual({ exitCode: 2, stdout: '', stderr });
  });
});

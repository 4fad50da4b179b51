import { Command } from 'commander';
import { commands } from './commands/all.ts';
import type { OpenedCli } from './open-cli.ts';
import type { Streams } from './streams.ts';

const explanation = `
How a command reaches the app:
  The environment (and a file .env in this folder) is that of the app. Where the app answers on HOST and PORT and
  ADMIN_TOKEN is set, it is asked to do what the command says. Else the command opens database and HubSpot account
  itself, for as long as it takes; the embedded database must not be in use by the app then.

Exit codes:
  0  done
  1  something was found wrong, was refused, or does not exist
  2  the command, its options or the environment are wrong
  3  HubSpot, the mail server, the database or the app cannot be reached

Examples:
  $ creative-refresh plan --days 14
  $ creative-refresh explain 184582
  $ creative-refresh settings set cadence.defaultDays 60
  $ creative-refresh dead-letters list --json

More about one command: creative-refresh <command> --help`;

/** The program with all its commands. It ends no process: what ends it early is thrown as a CommanderError. */
export function createProgram({ cli, choose }: Pick<OpenedCli, 'cli' | 'choose'>, streams: Streams): Command {
  const program = new Command('creative-refresh')
    .description('Looks after the Creative Refresh app and the HubSpot account it works in.')
    .usage('<command> [options]')
    .option('--json', 'print the outcome as one JSON document, and nothing else')
    .option('--verbose', 'print the log to the error output (how much, LOG_LEVEL says)')
    .helpOption('--help', 'say what there is and how it is used')
    .helpCommand(false)
    .addHelpText('after', explanation)
    .exitOverride()
    .configureHelp({ helpWidth: streams.stdout.columns ?? 100, showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void streams.stdout.write(text),
      writeErr: (text) => void streams.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /u, '')),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('See: creative-refresh --help')
    .hook('preAction', (_, command) => {
      const { json, verbose } = command.optsWithGlobals<{ json?: true; verbose?: true }>();
      choose({ isJson: json === true, isVerbose: verbose === true });
    });
  for (const add of commands) add(program, cli);
  return program;
}

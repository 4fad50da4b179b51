import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ExitCode } from '../../src/cli/cli.ts';
import { runCli, type CliSurroundings } from '../../src/cli/run-cli.ts';

/** What a command printed, and how it ended. */
export interface CommandOutcome {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command in this process, as if its output were piped; several words need no quoting. */
export async function runCommand(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  surroundings: CliSurroundings = {},
): Promise<CommandOutcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const read = Promise.all([text(stdout), text(stderr)]);
  const exitCode = await runCli(argv, environment, { stdout, stderr }, surroundings);
  stdout.end();
  stderr.end();
  const [printed, told] = await read;
  return { exitCode, stdout: printed, stderr: told };
}

import { CommanderError } from 'commander';
import { exitCodes, type ExitCode } from './cli.ts';
import { createProgram } from './create-program.ts';
import { inWords } from './error-in-words.ts';
import { openCli, type CliSurroundings } from './open-cli.ts';
import type { Streams } from './streams.ts';

/**
 * Runs one command of `creative-refresh` and answers its exit code. Everything is let go of then. Never rejects:
 * what went wrong is said on `stderr`, in a few lines and without a stack.
 * @param argv what follows the program's name
 */
export async function runCli(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  streams: Streams,
  surroundings: CliSurroundings = {},
): Promise<ExitCode> {
  const opened = openCli({ environment, streams, ...surroundings });
  let failure: ExitCode = 0;
  try {
    await createProgram(opened, streams).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    failure = await tell(error, streams, () => opened.close());
  }
  try {
    await opened.close();
  } catch (error) {
    failure = await tell(error, streams, () => Promise.resolve());
  }
  const asked = opened.exitCode();
  return asked > failure ? asked : failure;
}

/** What commander has to say it has said already. */
async function tell(error: unknown, { stderr }: Streams, close: () => Promise<void>): Promise<ExitCode> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.badUsage;
  const { message, exitCode } = inWords(error);
  // A progress bar that is still there would be written over the message.
  await close().catch(() => undefined);
  stderr.write(`${message}\n`);
  return exitCode;
}

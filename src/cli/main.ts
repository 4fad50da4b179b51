import { config as readDotenv } from 'dotenv';
import { runCli } from './run-cli.ts';

readDotenv({ quiet: true });
// Whoever reads only the first lines, as `head` does, closes the pipe: nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await runCli(process.argv.slice(2), process.env, process);

import { runSeeds } from './run-seeds.ts';
import { simulationCommand } from './simulation-command.ts';

/** `npm run simulate`: exits with 1 where a promise was broken. */
await simulationCommand({
  run: runSeeds,
  write: (text) => process.stdout.write(text),
  exit: (code) => {
    process.exitCode = code;
  },
}).parseAsync();

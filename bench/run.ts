import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { Closing } from '../src/application/closing.ts';
import { parts } from './parts.ts';
import { buildApp } from './harness/build-app.ts';
import type { Part } from './harness/part.ts';
import { inATable } from './harness/print.ts';
import { kept, machine, writeRun, type Run } from './harness/run-file.ts';

/** `npm run bench`: measures the app on this machine, over loopback only. */

interface Options {
  readonly quick: boolean;
  readonly out: string;
  readonly profile?: string;
}

const usualFile = join(import.meta.dirname, 'results/latest.json');
const names = parts.map(({ name }) => name).join(', ');
const say = (line: string) => process.stderr.write(`${line}\n`);

function partNamed(name: string, before: readonly Part[] = []): readonly Part[] {
  const part = parts.find((each) => each.name === name);
  if (!part) throw new InvalidArgumentError(`There is no part "${name}". The parts are ${names}.`);
  return [...before, part];
}

async function bench(picked: readonly Part[], options: Options): Promise<void> {
  const whole = new Closing();
  let current = new Closing();
  const stop = () =>
    void current
      .close()
      .then(() => whole.close())
      .then(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let built: Promise<string> | null = null;
  const results: Run['parts'] = {};
  const run: Run = {
    at: new Date().toISOString(),
    isQuick: options.quick,
    machine: machine(),
    parts: results,
  };
  const profileFolder = options.profile === undefined ? null : resolve(options.profile);
  if (profileFolder !== null) await mkdir(profileFolder, { recursive: true });
  try {
    for (const part of picked) {
      say(`${part.name}: ${part.about}`);
      current = new Closing();
      const startedAt = performance.now();
      try {
        const result = await part.run({
          isQuick: options.quick,
          mainFile: () => (built ??= buildApp(whole)),
          profileFolder,
          closing: current,
          say: (line) => say(`  ${line}`),
        });
        results[part.name] = kept(result, (performance.now() - startedAt) / 1000);
        process.stdout.write(`${inATable(part.name, result)}\n`);
        await writeRun(options.out, run);
      } finally {
        await current.close();
      }
    }
  } finally {
    await whole.close();
  }
  say(`The figures are in ${options.out}`);
}

await new Command('bench')
  .description('Measures the app on this machine, over loopback only, and writes the figures as JSON.')
  .argument('[parts...]', `which parts: ${names}; all of them unless named`, partNamed)
  .option('--quick', 'a fraction of the work: to see that everything runs', false)
  .option('--out <file>', 'where the figures go', usualFile)
  .option('--profile <folder>', "also writes the app's CPU profiles there; figures suffer by it")
  .action((picked: readonly Part[] | [], options: Options) =>
    bench(picked.length === 0 ? parts : picked, options),
  )
  .parseAsync();

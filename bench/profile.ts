import { Command } from 'commander';
import { readProfileFile, sharesByFunction, sharesByPlace } from './harness/cpu-profile.ts';

/** Tells where the CPU of a profile went that `npm run bench -- --profile <folder>` has written. */
await new Command('profile')
  .description('Tells where the CPU of a profile went: by package and room, and by function.')
  .argument('<files...>', 'profiles, *.cpuprofile')
  .option('--from <ms>', 'leaves out the first so many milliseconds: the start of the app', Number, 2000)
  .action(async (files: readonly string[], { from }: { readonly from: number }) => {
    for (const file of files) {
      const profile = await readProfileFile(file);
      const lines = [...sharesByPlace(profile, from), ...sharesByFunction(profile, from)];
      const inWords = lines.map(([name, share]) => `${(share * 100).toFixed(1).padStart(6)} %  ${name}`);
      process.stdout.write(`${file}\n${inWords.join('\n')}\n`);
    }
  })
  .parseAsync();

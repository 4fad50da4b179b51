import { z } from 'zod';
import { provision } from '../../admin/provision/provision.ts';
import { provisionMap } from '../../admin/provision/provision-map.ts';
import { exitCodes, type AddCommand } from '../cli.ts';
import { mapInWords } from './provision/map-in-words.ts';
import { provisionInWords } from './provision/provision-in-words.ts';

const options = z.object({ apply: z.boolean().default(false), map: z.boolean().default(false) });

export const addProvision: AddCommand = (program, cli) => {
  program
    .command('provision')
    .description('show what the HubSpot account lacks for the process, and create it')
    .option('--apply', 'create what is missing; without it only a plan is printed')
    .option('--map', 'look for what is there under other names, and with --apply write it to the settings')
    .addHelpText(
      'after',
      `
Looks for the object of creative projects, its associations, the properties of projects and tickets with their
types and options, and the ticket pipeline with its stages. Nothing is ever deleted, renamed, or given another
type, and running it twice changes nothing.

  + will be created    ~ options will be added    = is in place    ! is in the way

Examples:
  creative-refresh provision                what would be created
  creative-refresh provision --map          what seems to be there under other names
  creative-refresh provision --map --apply  use those names from now on
  creative-refresh provision --apply        create the rest

Exit codes: 0 all is well or planned; 1 something is in the way, has failed, or is for you to decide.`,
    )
    .action(async (given: unknown) => {
      const { apply, map } = options.parse(given);
      if (map) {
        const report = await cli.run(provisionMap, { apply });
        cli.print(report, (found) => mapInWords(found, apply));
        if (report.ambiguous.length > 0) cli.exitWith(exitCodes.notAsItShouldBe);
        return;
      }
      const report = await cli.run(provision, { apply });
      cli.print(report, provisionInWords);
      const hasFailed = report.lines.some(({ error }) => error !== null);
      if (hasFailed || report.counts['in the way'] > 0) cli.exitWith(exitCodes.notAsItShouldBe);
    });
};

import { sweep } from '../../admin/work/sweep.ts';
import type { AddCommand } from '../cli.ts';
import { examples } from '../words/examples.ts';
import { sweptInWords } from '../words/work.ts';

export const addSweep: AddCommand = (program, cli) => {
  program
    .command('sweep')
    .summary('look at everything open now, and do what is due')
    .description(
      'Looks at every open project and ticket now, as the app does every hour, does what is due, and waits for it. ' +
        'In live mode it writes to HubSpot and sends email. It may take minutes in a large account.',
    )
    .addHelpText('after', examples('sweep'))
    .action(async () => {
      cli.print(await cli.run(sweep, {}), sweptInWords);
    });
};

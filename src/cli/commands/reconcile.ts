import { reconcile } from '../../admin/work/reconcile.ts';
import type { AddCommand } from '../cli.ts';
import { examples } from '../words/examples.ts';
import { reconciledInWords } from '../words/work.ts';

export const addReconcile: AddCommand = (program, cli) => {
  program
    .command('reconcile')
    .summary('look at one project now, and do what is due')
    .description(
      'Looks at one creative project now, ahead of everything else, does what is due and says what fired, or why ' +
        'nothing did. In live mode it writes to HubSpot and sends email.',
    )
    .argument('<project>', "HubSpot's id of the creative project, as in the address of its record")
    .addHelpText('after', examples('reconcile 184582'))
    .action(async (projectId: string) => {
      cli.print(await cli.run(reconcile, { projectId }), reconciledInWords);
    });
};

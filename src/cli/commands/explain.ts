import { explain } from '../../admin/explain/explain.ts';
import type { AddCommand } from '../cli.ts';
import { examples } from '../words/examples.ts';
import { explanationInWords } from '../words/explanation.ts';

export const addExplain: AddCommand = (program, cli) => {
  program
    .command('explain')
    .summary('say where a project stands, what comes next, and what is wrong with it')
    .description(
      'Says where one creative project stands: whom it waits on, what comes next, its ad sets, what has fired in ' +
        'this cycle with its tasks and emails, and what is wrong with it. Changes nothing.',
    )
    .argument('<project>', "HubSpot's id of the creative project, as in the address of its record")
    .addHelpText('after', examples('explain 184582', 'explain 184582 --json'))
    .action(async (projectId: string) => {
      cli.print(await cli.run(explain, { projectId }), (explained) => explanationInWords(explained, cli));
    });
};

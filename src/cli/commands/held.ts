import { dropHeld, listHeld, releaseHeld, type HeldChoice } from '../../admin/held/operations.ts';
import { UsageProblem } from '../asking/check-input.ts';
import type { AddCommand } from '../cli.ts';
import { examples } from '../words/examples.ts';
import { heldInWords, saidInWords } from '../words/held.ts';

const project = "HubSpot's id of the creative project, as the list shows it";

export const addHeld: AddCommand = (program, cli) => {
  const held = program
    .command('held')
    .helpCommand(false)
    .summary('list, release and drop what the brake holds back')
    .description(
      'Where more kickoffs, or more emails to one person, would go out within one interval of the sweep than the ' +
        'settings allow (brake.kickoffsPerSweep, brake.emailsPerPersonPerSweep), the projects beyond that are held ' +
        'until an admin says a word. What a person has just done on a record is never held. Every sweep looks at what ' +
        'is held, and takes off the list what is not due any more.',
    );

  held
    .command('list')
    .summary('show all that is held')
    .description('Shows every project that is held, the longest first, with what would go out.')
    .addHelpText('after', examples('held list', 'held list --json'))
    .action(async () => {
      cli.print(await cli.run(listHeld, {}), (items) => heldInWords(items, cli));
    });

  held
    .command('release')
    .summary('carry out what is held')
    .description('Has the app carry out what is held of one project, or of all, with its next look.')
    .argument('[project]', project)
    .option('--all', 'all that is held')
    .addHelpText('after', examples('held release 184582', 'held release --all'))
    .action(async (id: string | undefined, { all }: { readonly all?: true }) => {
      cli.print(await cli.run(releaseHeld, choose(id, all)), saidInWords);
    });

  held
    .command('drop')
    .summary('take what is held as done without telling anybody')
    .description(
      'Has the app stamp what is held of one project, or of all, as if it had fired, with its next look. Nobody ' +
        'gets a task or an email of it, now or later.',
    )
    .argument('[project]', project)
    .option('--all', 'all that is held')
    .addHelpText('after', examples('held drop 184582', 'held drop --all'))
    .action(async (id: string | undefined, { all }: { readonly all?: true }) => {
      cli.print(await cli.run(dropHeld, choose(id, all)), saidInWords);
    });
};

/** @throws UsageProblem unless it is one project, or all */
function choose(projectId: string | undefined, all: true | undefined): HeldChoice {
  if (projectId !== undefined && all === undefined) return { projectId };
  if (projectId === undefined && all === true) return { all };
  throw new UsageProblem('Name one project by its id, or say --all.');
}

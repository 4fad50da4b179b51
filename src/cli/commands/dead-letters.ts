import { Argument } from 'commander';
import { letterKinds, type DeadLetter } from '../../admin/dead-letters/dead-letter.ts';
import {
  dropDeadLetter,
  listDeadLetters,
  retryDeadLetters,
  showDeadLetter,
} from '../../admin/dead-letters/operations.ts';
import { UsageProblem } from '../asking/check-input.ts';
import type { AddCommand } from '../cli.ts';
import { letterInWords, lettersInWords, retriedInWords } from '../words/dead-letters.ts';
import { examples } from '../words/examples.ts';

type Kind = DeadLetter['kind'];

const whichOne = "the record's id, the email's key or the call's id, as the list shows it";

export const addDeadLetters: AddCommand = (program, cli) => {
  const letters = program
    .command('dead-letters')
    .helpCommand(false)
    .summary('list, show, retry and drop what was given up on')
    .description(
      'A record, an email, or the outcome of a workflow action (call) that failed too often is given up on and ' +
        'kept as a dead letter, until somebody retries or drops it.',
    );

  letters
    .command('list')
    .summary('show all of them')
    .description('Shows all dead letters, of each kind the latest first.')
    .addHelpText('after', examples('dead-letters list', 'dead-letters list --json'))
    .action(async () => {
      cli.print(await cli.run(listDeadLetters, {}), (all) => lettersInWords(all, cli));
    });

  letters
    .command('show')
    .summary('show one of them')
    .description('Shows one dead letter with what can be done about it.')
    .addArgument(kindArgument('<kind>'))
    .argument('<id>', whichOne)
    .addHelpText('after', examples('dead-letters show project 184582'))
    .action(async (kind: Kind, id: string) => {
      cli.print(await cli.run(showDeadLetter, { kind, id }), letterInWords);
    });

  letters
    .command('retry')
    .summary('try one, or all of them, again')
    .description(
      'Puts one dead letter back, or all of them, as if they had never failed. The running app tries them at once; ' +
        'where it does not run, it tries them when it starts.',
    )
    .addArgument(kindArgument('[kind]'))
    .argument('[id]', whichOne)
    .option('--all', 'all there are')
    .addHelpText('after', examples('dead-letters retry project 184582', 'dead-letters retry --all'))
    .action(async (kind: Kind | undefined, id: string | undefined, { all }: { readonly all?: true }) => {
      const isOne = kind !== undefined && id !== undefined;
      if (isOne === (all === true) || (all === true && kind !== undefined))
        throw new UsageProblem('Name one dead letter by kind and id, or say --all.');
      const chosen = isOne ? { kind, id } : { all: true as const };
      cli.print(await cli.run(retryDeadLetters, chosen), retriedInWords);
    });

  letters
    .command('drop')
    .summary('give one of them up for good')
    .description(
      'Takes one dead letter off the list. A record comes back with its next change or the next sweep; a dropped ' +
        'email is never sent, and the outcome of a dropped call never told.',
    )
    .addArgument(kindArgument('<kind>'))
    .argument('<id>', whichOne)
    .addHelpText('after', examples('dead-letters drop email project-184582.cycle-1.kickoff.0.email'))
    .action(async (kind: Kind, id: string) => {
      cli.print(
        await cli.run(dropDeadLetter, { kind, id }),
        (dropped) => `Dropped: ${dropped.kind} ${dropped.id}`,
      );
    });
};

function kindArgument(name: string): Argument {
  return new Argument(name, 'what it is').choices(letterKinds);
}

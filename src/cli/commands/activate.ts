import { InvalidArgumentError, Option } from 'commander';
import { activate } from '../../admin/activation/activate.ts';
import { handoffNames, type HandoffName } from '../../admin/activation/handoff-names.ts';
import { UsageProblem } from '../asking/check-input.ts';
import { exitCodes, type AddCommand } from '../cli.ts';
import { activationInWords } from '../words/activation.ts';
import { examples } from '../words/examples.ts';

interface Options {
  readonly fire?: readonly HandoffName[];
  readonly adopt?: readonly HandoffName[];
  readonly apply?: true;
  readonly by?: string;
}

export const addActivate: AddCommand = (program, cli) => {
  program
    .command('activate')
    .summary('go live on an account that has a history, without telling people what they know')
    .description(
      'Shows what would fire at once if the app went live: projects long overdue, ad sets long complete, tickets ' +
        'long in work. With --apply it takes what is to be adopted as done, and makes the app live. What was due ' +
        'before today is adopted, and what became due today fires, unless --fire or --adopt says otherwise. A run ' +
        'that was cut short is continued by the next one; another run changes nothing.',
    )
    .addOption(listOption('--fire <handoffs>', 'handoffs to tell people of, however old'))
    .addOption(listOption('--adopt <handoffs>', 'handoffs to tell nobody of, even where due today'))
    .option('--apply', 'adopt, and go live; else nothing is changed')
    .option('--by <name>', 'who the app remembers as having activated it')
    .addHelpText('after', `\nHandoffs: ${handoffNames.join(', ')}\n`)
    .addHelpText(
      'after',
      examples(
        'activate',
        'activate --fire approval --adopt kickoff,cue',
        'activate --apply',
        'activate --json',
      ),
    )
    .action(async ({ fire, adopt, apply, by }: Options) => {
      const inBoth = (fire ?? []).filter((name) => adopt?.includes(name));
      if (inBoth.length > 0)
        throw new UsageProblem(`Either --fire or --adopt ${inBoth.join(',')}, not both.`);
      const output = await cli.run(activate, {
        apply: apply === true,
        ...(fire && { fire }),
        ...(adopt && { adopt }),
        ...(by !== undefined && { by }),
      });
      cli.print(output, (told) => activationInWords(told, cli));
      if (output.state === 'adopted' || ('leftOver' in output && output.leftOver.length > 0))
        cli.exitWith(exitCodes.notAsItShouldBe);
    });
};

function listOption(flags: string, description: string): Option {
  return new Option(flags, `${description}; names with commas between them`).argParser(readNames);
}

function readNames(text: string): readonly HandoffName[] {
  return text.split(',').map((word) => {
    const name = handoffNames.find((each) => each === word.trim());
    if (name === undefined)
      throw new InvalidArgumentError(`"${word.trim()}" is none of ${handoffNames.join(', ')}.`);
    return name;
  });
}

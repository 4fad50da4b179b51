import { InvalidArgumentError } from 'commander';
import { plan } from '../../admin/plan/plan.ts';
import type { AddCommand } from '../cli.ts';
import { examples } from '../words/examples.ts';
import { planInWords } from '../words/plan.ts';

const longest = 730;

export const addPlan: AddCommand = (program, cli) => {
  program
    .command('plan')
    .summary('show what will fire on which day for which project')
    .description(
      'Shows what the refresh dates and statuses will bring by themselves: kickoffs, cues to the SAS, and what is ' +
        'due today. What comes when people act (tickets, approvals, revisions) is not foreseen. Changes nothing.',
    )
    .option('--days <number>', `days to look ahead, 0 to ${longest}`, readDays, 30)
    .addHelpText('after', examples('plan', 'plan --days 7', 'plan --days 90 --json'))
    .action(async ({ days }: { readonly days: number }) => {
      cli.print(await cli.run(plan, { days }), (planned) => planInWords(planned, cli));
    });
};

function readDays(text: string): number {
  const days = Number(text);
  if (/^\d+$/.test(text) && days <= longest) return days;
  throw new InvalidArgumentError(`It must be a whole number of days from 0 to ${longest}.`);
}

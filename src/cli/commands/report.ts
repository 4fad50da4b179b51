import { InvalidArgumentError } from 'commander';
import { report } from '../../admin/report/report.ts';
import { sinceForm } from '../../admin/report/since.ts';
import type { AddCommand } from '../cli.ts';
import { examples } from '../words/examples.ts';
import { reportInWords } from '../words/report.ts';

export const addReport: AddCommand = (program, cli) => {
  program
    .command('report')
    .summary('compare what the app would have done in shadow mode with what people did')
    .description(
      'In shadow mode the app notes every handoff it would have fired. This compares the notes with what people did: ' +
        'statuses and dates they moved, tasks they created, tickets they moved. It shows how far app and people agree, ' +
        'and where they do not. Changes nothing.',
    )
    .option('--since <when>', 'a day (2026-03-02), or days or hours back from now (7d, 36h)', readSince, '7d')
    .option('--all', 'list every handoff, not only those on which app and people do not agree')
    .addHelpText('after', examples('report', 'report --since 2026-03-02', 'report --since 30d --json'))
    .action(async ({ since, all = false }: { readonly since: string; readonly all?: boolean }) => {
      cli.print(await cli.run(report, { since }), (reported) => reportInWords(reported, cli, all));
    });
};

function readSince(text: string): string {
  if (sinceForm.test(text)) return text;
  throw new InvalidArgumentError('It must be a day such as 2026-03-02, or days or hours such as 7d or 36h.');
}

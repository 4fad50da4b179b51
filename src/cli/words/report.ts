import type { ReportedComparison, ShadowReport } from '../../admin/report/report.ts';
import type { Verdict } from '../../domain/shadow-report/judge.ts';
import type { Tally } from '../../domain/shadow-report/summarise.ts';
import type { Cli } from '../cli.ts';
import { bullets, count, momentIn, section } from './phrases.ts';

/** What the columns count, and what each means. */
const verdicts: readonly (readonly [Verdict, heading: string, meaning: string])[] = [
  ['agreed', 'Agreed', 'people did it too'],
  ['different', 'Different', 'people did something else'],
  ['app only', 'App only', 'nobody did it: a forgotten handoff the app would have caught'],
  ['people only', 'People only', 'people did it, and the app would not have'],
  ['too early', 'Too early', 'nobody did it yet, and there is still time (not counted)'],
  ['long due', 'Long due', 'it had been due for long before the app first saw it (not counted)'],
  [
    'cannot tell',
    'Cannot tell',
    'something else is on record, but it came with the record or by an import (not counted)',
  ],
  ['unseen', 'Unseen', 'nothing of it can be seen in HubSpot (not counted)'],
];

const disagreements: ReadonlySet<Verdict> = new Set(['different', 'app only', 'people only']);

const nothingYet = 'Nothing of this can be compared yet.';

/** The report as two tables; `isAll`: every handoff is listed, not only those without agreement. */
export function reportInWords(report: ShadowReport, { table }: Pick<Cli, 'table'>, isAll: boolean): string {
  const { since, until, timeZone, summary, comparisons, projects, remarks } = report;
  const span = `from ${momentIn(timeZone, since)} to ${momentIn(timeZone, until)} (${timeZone})`;
  const looked = `${count(projects, 'project')} looked at.`;
  if (comparisons.length === 0) {
    return [`There is nothing to compare ${span}. ${looked}`, ...hints(report)].join('\n');
  }
  const listed = comparisons.filter(({ verdict }) => isAll || disagreements.has(verdict));
  const columns = verdicts.filter(([verdict]) => summary.counts[verdict] > 0);
  const row = (name: string, { counts, agreement }: Tally) => [
    name,
    ...columns.map(([verdict]) => String(counts[verdict])),
    agreement === null ? '-' : `${agreement}%`,
  ];
  return [
    `What the app would have done ${span}, beside what people did. ${looked}`,
    '',
    table([
      ['Handoff', ...columns.map(([, heading]) => heading), 'Agreement'],
      ...summary.handoffs.map((each) => row(each.handoff, each)),
      row('All', summary),
    ]),
    '',
    ...columns.map(([, heading, meaning]) => `${heading}: ${meaning}.`),
    '',
    ...(listed.length === 0
      ? [summary.agreement === null ? nothingYet : 'Wherever it can be compared, app and people agreed.']
      : [isAll ? 'Handoff by handoff:' : 'Where app and people did not agree:', '', list(listed, table)]),
    ...section('To be known:', bullets([...remarks, ...hints(report)])),
  ].join('\n');
}

function list(comparisons: readonly ReportedComparison[], table: Cli['table']): string {
  return table([
    ['Day', 'Handoff', 'Project', 'Id', 'Verdict', 'People', 'The app'],
    ...comparisons.map(({ day, handoff, projectName, projectId, verdict, people, app }) => [
      ...[day, handoff, projectName, projectId],
      ...[verdict, people, app],
    ]),
  ]);
}

function hints({ firstNoteAt, since, timeZone, mode }: ShadowReport): readonly string[] {
  const hint =
    mode === 'live'
      ? 'The app is live now: what it does itself is not compared.'
      : 'The app is in shadow mode.';
  if (firstNoteAt === null) {
    return [`${hint} Only what was noted in shadow mode can be compared; the app has to run for that.`];
  }
  const began =
    firstNoteAt > since ? [`The first note of this time is of ${momentIn(timeZone, firstNoteAt)}.`] : [];
  return [...began, ...(mode === 'live' ? [hint] : [])];
}

import type { DoctorReport, Group, Verdict } from './report.ts';

const labels: Readonly<Record<Verdict, string>> = { ok: 'ok', warning: 'warning', error: 'error' };
const margin = '  ';
const column = 9;

/** The report as it is printed: the lines of a group under its name, each fix under its line. */
export function reportInWords({ groups, counts, hubspotCalls }: DoctorReport): string {
  const { error, warning } = counts;
  const found =
    error + warning === 0
      ? 'Nothing is wrong.'
      : `Found ${many(error, 'error')} and ${many(warning, 'warning')}.`;
  const provisioning = groups.some(lacksDefinitions)
    ? 'What the account lacks, creative-refresh provision can create, or map to what is there.\n'
    : '';
  return `${groups.map(groupInWords).join('\n\n')}\n\n${provisioning}${found} HubSpot was asked ${many(hubspotCalls.total, 'time')}.\n`;
}

function groupInWords({ name, lines }: Group): string {
  const rows = lines.flatMap(({ verdict, what, fix }, index) => {
    const row = `${margin}${labels[verdict].padEnd(column)}${what}`;
    // What mends several lines in a row is said once, under the last of them.
    const isSaidBelow = lines[index + 1]?.fix === fix;
    return fix === null || isSaidBelow ? [row] : [row, `${margin}${' '.repeat(column)}Fix: ${fix}`];
  });
  return [name, ...rows].join('\n');
}

const ofDefinitions = [
  'object type',
  'properties of creative projects',
  'associations',
  'pipeline',
  'properties of tickets',
];

const lacksDefinitions = ({ lines }: Group): boolean =>
  lines.some(({ verdict, check }) => verdict === 'error' && ofDefinitions.includes(check));

const many = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

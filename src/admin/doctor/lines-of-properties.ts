import type { Doubt } from '../../hubspot/doctor/doubt-properties.ts';
import type { PropertyDetails } from '../../hubspot/doctor/property-details.ts';
import type { Finding, Problem } from '../../hubspot/start-up/findings.ts';
import { lineOf, ok, type Line } from './report.ts';

interface Judgement {
  readonly problems: readonly Problem[];
  readonly doubts: readonly Doubt[];
}

/** What is to be said of the properties of one record type, of which `count` are needed. */
export function linesOfProperties(
  check: string,
  definitions: Finding<readonly PropertyDetails[]>,
  count: number,
  judge: (there: readonly PropertyDetails[]) => Judgement,
): readonly Line[] {
  if (!definitions.ok) return definitions.problems.map((problem) => lineOf(check, problem));
  const { problems, doubts } = judge(definitions.value);
  const lines = [
    ...problems.map((problem) => lineOf(check, problem)),
    ...doubts.map((doubt) => lineOf(check, doubt, doubt.works ? 'warning' : 'error')),
  ];
  if (lines.some(({ verdict }) => verdict === 'error')) return lines;
  return [ok(check, `All ${count} properties are there, with their types and options.`), ...lines];
}

import type { ProvisionLine, ProvisionReport } from '../../../admin/provision/provision.ts';
import { planParts, type PlanAction } from '../../../hubspot/provisioning/plan.ts';

const signs: Readonly<Record<PlanAction, string>> = {
  create: '+',
  extend: '~',
  'in place': '=',
  'in the way': '!',
};

/** The plan, or what became of it, part by part. */
export function provisionInWords(report: ProvisionReport): string {
  const parts = planParts.flatMap((part) => {
    const lines = report.lines.filter((line) => line.part === part);
    return lines.length === 0 ? [] : [[part, ...lines.map(lineInWords)].join('\n')];
  });
  return [...parts, endInWords(report)].join('\n\n');
}

function lineInWords({ action, what, detail, outcome, error }: ProvisionLine): string {
  const told = `  ${signs[action]} ${what}${detail === null ? '' : `: ${detail}`}`;
  if (outcome === null || outcome === 'done') return told;
  return `${told}\n      ${outcome === 'failed' ? 'FAILED' : 'NOT TRIED'}: ${error ?? ''}`;
}

function endInWords({ applied, counts, lines, lookAlikes }: ProvisionReport): string {
  const planned =
    `Plan: ${counts.create} to create, ${counts.extend} to extend, ${counts['in place']} in place, ` +
    `${counts['in the way']} in the way.`;
  const blocked = counts['in the way'] === 0 ? [] : [blockedInWords(counts['in the way'])];
  if (applied) return [doneInWords(lines), ...blocked].join('\n');
  const next =
    counts.create + counts.extend === 0
      ? ['Nothing is missing that could be created.']
      : ['Nothing has been changed. This carries it out: creative-refresh provision --apply'];
  const alike = lookAlikes === 0 ? [] : [alikeInWords];
  return [planned, ...alike, ...next, ...blocked].join('\n');
}

const blockedInWords = (number: number) =>
  `${number === 1 ? 'What is' : `The ${number} things`} in the way (!) only you can settle, as the ${number === 1 ? 'line says' : 'lines say'}.`;

const alikeInWords =
  'Some of it seems to be there under other names. Look first: creative-refresh provision --map';

function doneInWords(lines: readonly ProvisionLine[]): string {
  const of = (outcome: ProvisionLine['outcome'], action?: PlanAction) =>
    lines.filter((line) => line.outcome === outcome && (action === undefined || line.action === action))
      .length;
  const [failed, untried] = [of('failed'), of('not tried')];
  if (of('done') + failed + untried === 0) return 'Nothing had to be created.';
  const done = `Done: ${of('done', 'create')} created, ${of('done', 'extend')} extended`;
  if (failed + untried === 0) return `${done}.`;
  return `${done}; ${failed} failed, ${untried} not tried. The same command goes on with what is left.`;
}

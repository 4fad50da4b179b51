import type { MapReport } from '../../../admin/provision/provision-map.ts';

/** What was found under other names, what is for a person to decide, and what comes next. */
export function mapInWords({ proposals, ambiguous, savedVersion }: MapReport, isToApply: boolean): string {
  const parts = [
    ...listed(
      savedVersion === null ? 'Found under other names' : 'Mapped',
      proposals.map(({ setting, value, because }) => `  ${setting} = ${value}\n      ${because}`),
    ),
    ...listed(
      'For you to decide',
      ambiguous.map(
        ({ setting, meaning, candidates }) =>
          `  ${meaning} could be ${candidates.join(' or ')}\n      creative-refresh settings set ${setting} …`,
      ),
    ),
  ];
  return [...parts, end(proposals.length, savedVersion, isToApply)].join('\n\n');
}

const listed = (heading: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [[heading, ...lines].join('\n')];

function end(found: number, savedVersion: number | null, isToApply: boolean): string {
  if (found === 0) return 'Nothing else was found under another name.';
  if (savedVersion !== null)
    return `Saved as version ${savedVersion} of the settings. What is still missing: creative-refresh provision`;
  return isToApply
    ? 'Nothing was saved.'
    : 'Nothing has been changed. This writes it to the settings: creative-refresh provision --map --apply';
}

import type { Mapping } from './mapping-schema.ts';
import type { SettingsProblem } from './settings-error.ts';
import type { Settings } from './settings-schema.ts';

const mostPackages = 200;
const mostHolidays = 500;

/**
 * What the fields of newly written settings say against each other. Settings that are already stored are not
 * held to it: a release that learns a new check must still be able to read them.
 */
export function checkSettings(settings: Settings): readonly SettingsProblem[] {
  const { turnaround, cadence, holidays, mapping } = settings;
  return [
    ...problemIf(
      turnaround.extendedBusinessDays < turnaround.standardBusinessDays,
      'turnaround.extendedBusinessDays',
      `must not be shorter than the standard turnaround (${turnaround.standardBusinessDays} business days)`,
    ),
    ...problemIf(
      Object.keys(cadence.byPackage).length > mostPackages,
      'cadence.byPackage',
      `must not name more than ${mostPackages} packages`,
    ),
    ...problemIf(
      holidays.length > mostHolidays,
      'holidays',
      `must not be more than ${mostHolidays} days: take out those that have passed`,
    ),
    ...checkStages(mapping.ticket.stages),
  ];
}

/** What can be seen without asking HubSpot. */
function checkStages(stages: Mapping['ticket']['stages']): readonly SettingsProblem[] {
  const { closedIds, closeIntoId } = stages;
  const taken = new Set<string>();
  const problems: SettingsProblem[] = [];
  for (const key of ['new', 'inProgress', 'pendingApproval'] as const) {
    const { id, label } = stages[key];
    const meant = id === null ? `label ${label.toLowerCase()}` : `id ${id}`;
    const field = `mapping.ticket.stages.${key}`;
    problems.push(
      ...problemIf(taken.has(meant), field, 'must be a stage of its own: another step is mapped to the same'),
      ...problemIf(
        id !== null && closedIds.includes(id),
        field,
        'must not be one of the closed stages (mapping.ticket.stages.closedIds)',
      ),
    );
    taken.add(meant);
  }
  return [
    ...problems,
    ...problemIf(
      closeIntoId !== null && closedIds.length > 0 && !closedIds.includes(closeIntoId),
      'mapping.ticket.stages.closeIntoId',
      'must be one of the closed stages (mapping.ticket.stages.closedIds)',
    ),
  ];
}

function problemIf(isWrong: boolean, field: string, message: string): readonly SettingsProblem[] {
  return isWrong ? [{ field, message }] : [];
}

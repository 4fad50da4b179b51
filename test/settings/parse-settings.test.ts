import { describe, expect, it } from 'vitest';
import { SettingsError } from '../../src/settings/settings-error.ts';
import type { SettingsProblem } from '../../src/settings/settings-error.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';

function problemsOf(document: unknown): readonly SettingsProblem[] {
  try {
    parseSettings(document);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('a settings document that cannot be used', () => {
  it.each<[field: string, message: string, document: unknown]>([
    ['settings', 'must be a group of settings', null],
    ['settings', 'must be a group of settings', []],
    ['cadence', 'must be a group of settings', { cadence: 'daily' }],
    ['cadence.defaultDays', 'must be a whole number of days', { cadence: { defaultDays: '90' } }],
    ['cadence.defaultDays', 'must be at most 730 days', { cadence: { defaultDays: 731 } }],
    ['cadence.byPackage', 'must be a group of names with a value each', { cadence: { byPackage: [] } }],
    ['cadence.byPackage', 'must not have an empty name', { cadence: { byPackage: { '': 30 } } }],
    ['cadence.byPackage.gold', 'must be a whole number of days', { cadence: { byPackage: { gold: 30.5 } } }],
    ['leadDays', 'must be a whole number', { leadDays: 'many' }],
    ['leadDays', 'must be a whole number', { leadDays: 2.5 }],
    ['leadDays', 'must be at least 0', { leadDays: -1 }],
    ['leadDays', 'must be at most 365', { leadDays: 366 }],
    ['mode', 'must be one of live, shadow', { mode: 'dry' }],
    ['declineReschedulesFrom', 'must be one of today, refreshDate', { declineReschedulesFrom: null }],
    ['tasks.dueTime', 'must be a time of day such as 17:00', { tasks: { dueTime: '5 pm' } }],
    ['tasks.dueTime', 'must be a time of day such as 17:00', { tasks: { dueTime: 17 } }],
    ['tasks.placementGraceHours', 'must be a number', { tasks: { placementGraceHours: '1' } }],
    ['sweep.hour', 'must be a whole hour from 0 to 23', { sweep: { hour: 24 } }],
    ['holidays', 'must be a list', { holidays: '2026-12-25' }],
    ['holidays.1', 'must be a date such as 2026-12-25', { holidays: ['2026-12-25', '2026-02-30'] }],
    ['people.fallbackEmail', 'must be an email address', { people: { fallbackEmail: 'ops' } }],
    ['people.defaultSasId', 'must be a HubSpot owner id (digits only)', { people: { defaultSasId: 12 } }],
    [
      'people.teamLeadIds.copy',
      'must be a HubSpot owner id (digits only)',
      { people: { teamLeadIds: { copy: 'Ann' } } },
    ],
    ['automations.qaTasks', 'must be true or false', { automations: { qaTasks: 'yes' } }],
    [
      'mapping.ticket.pipeline.label',
      'must not be empty',
      { mapping: { ticket: { pipeline: { label: ' ' } } } },
    ],
    [
      'mapping.project.objectType',
      'must be at most 255 characters',
      { mapping: { project: { objectType: 'x'.repeat(256) } } },
    ],
    [
      'mapping.ticket.stages.closedIds.0',
      'must be a text',
      { mapping: { ticket: { stages: { closedIds: [7] } } } },
    ],
    [
      'cadence.deafultDays',
      'is not a setting: take it out, or correct its name',
      { cadence: { deafultDays: 9 } },
    ],
  ])('is told by its field: %s %s', (field, message, document) => {
    expect(problemsOf(document)).toEqual([{ field, message }]);
  });

  it('is told with all that is wrong at once, every unknown name by itself', () => {
    expect(problemsOf({ leadDays: -1, holiday: [], mood: 'live' })).toEqual([
      { field: 'leadDays', message: 'must be at least 0' },
      { field: 'holiday', message: 'is not a setting: take it out, or correct its name' },
      { field: 'mood', message: 'is not a setting: take it out, or correct its name' },
    ]);
  });

  it('is told line by line to whoever starts the app', () => {
    expect(() => parseSettings({ leadDays: -1, mode: 'dry' })).toThrow(
      'The settings are not valid:\n  - mode: must be one of live, shadow\n  - leadDays: must be at least 0',
    );
  });
});

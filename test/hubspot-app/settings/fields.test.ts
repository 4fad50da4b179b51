import { describe, expect, it } from 'vitest';
import {
  fieldPaths,
  fields,
  packagesPath,
  requiredNumbers,
} from '../../../src/hubspot-app/app/settings/fields.ts';
import { labelOf } from '../../../src/hubspot-app/app/settings/labels.ts';
import { valueAt } from '../../../src/hubspot-app/app/settings/json.ts';
import { settingsWith } from './support/answers.ts';

describe('The fields of the page', () => {
  it('are all in the settings document of the server', () => {
    const missing = [...fieldPaths(), packagesPath].filter(
      (path) => valueAt(settingsWith(), path) === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('cannot be left empty exactly where the server wants a number', () => {
    const numbers = fieldPaths().filter((path) => typeof valueAt(settingsWith(), path) === 'number');
    expect(requiredNumbers).toEqual(numbers);
  });

  it('have names of their own', () => {
    const labels = fieldPaths().map((path) => fields[path].label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe('The name of a field', () => {
  it.each([
    ['leadDays', 'Lead time in days'],
    ['cadence.byPackage', 'Cadence of package'],
    ['cadence.byPackage.v1.2', 'Cadence of package: v1.2'],
    ['holidays.0', 'Holidays: 0'],
    ['tasks.dueTime', 'Time of day at which tasks are due'],
    ['mapping.project.properties.sas', 'Property of the creative project: sas'],
    ['settings', 'The settings as a whole'],
    ['something.new', 'something.new'],
  ])('of %s is %s', (field, label) => {
    expect(labelOf(field)).toBe(label);
  });
});

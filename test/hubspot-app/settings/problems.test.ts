import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../src/hubspot-app/app/settings/draft.ts';
import { problemsElsewhere, problemWith } from '../../../src/hubspot-app/app/settings/problems.ts';
import { settingsWith } from './support/answers.ts';

const draft = draftOf(settingsWith({ cadence: { byPackage: { premium: 30 } } }));

describe('A problem of the settings', () => {
  it.each([
    ['leadDays', 'leadDays'],
    ['holidays', 'holidays'],
    ['holidays.3', 'holidays'],
    ['mapping.ticket.stages.closedIds.0', 'mapping.ticket.stages.closedIds'],
    ['mapping.ticket.stages.new', 'mapping.ticket.stages.new.id'],
    ['mapping.ticket.pipeline', 'mapping.ticket.pipeline.id'],
    ['previewDate', 'previewDate'],
  ])('with %s is shown at %s, and nowhere else', (field, place) => {
    const problems = [{ field, message: 'is wrong' }];
    expect(problemWith(problems, place)).toBe('is wrong');
    expect(problemWith(problems, 'sweep.hour')).toBeNull();
    expect(problemsElsewhere(problems, draft)).toEqual([]);
  });

  it('is said together with others of its field, the same thing once', () => {
    const problems = ['is wrong', 'is too long', 'is wrong'].map((message) => ({
      field: 'leadDays',
      message,
    }));
    expect(problemWith(problems, 'leadDays')).toBe('is wrong is too long');
  });

  it('is shown above the buttons where no field can show it', () => {
    const elsewhere = [
      'mapping',
      'settings',
      'mapping.ticket.stages.new.label',
      'cadence.byPackage.gone',
    ].map((field) => ({ field, message: 'is wrong' }));
    const inRows = ['cadence.byPackage.premium', 'packages.0.name', 'packages.0.days'].map((field) => ({
      field,
      message: 'is wrong',
    }));
    expect(problemsElsewhere([...elsewhere, ...inRows], draft)).toEqual(elsewhere);
  });
});

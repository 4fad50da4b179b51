import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { given } from '../support/given/given.ts';
import type { SomeRules } from '../support/given/rules.ts';

const rules: SomeRules = { cadence: { defaultDays: 90, byPackage: { Gold: 30, Broken: 0 } } };

/** The next date of a project that is closed on 1 March 2026, and what was warned of. */
function nextDateOf(cadenceDays: string | null, packageName: string | null) {
  const { decision } = given(aProject({ status: 'creatives_implemented', cadenceDays, package: packageName }))
    .ruledBy(rules)
    .on('2026-03-01');
  const [date] = decision.effects.flatMap((effect) =>
    effect.kind === 'write project' ? [effect.change.refreshDate] : [],
  );
  return { date, warnings: decision.warnings };
}

const own = (value: string) =>
  `The project's own cadence "${value}" is not a whole number of days from 1 to 730, so it is ignored.`;

describe('The cadence', () => {
  it.each([
    ['the project’s own', '60', 'Gold', '2026-04-30'],
    ['that of its package', null, 'Gold', '2026-03-31'],
    ['that of its package where its own is empty', '  ', 'Gold', '2026-03-31'],
    ['the default for a package that is not listed', null, 'Bronze', '2026-05-30'],
    [
      'the default where the package is called like something every object has',
      null,
      'toString',
      '2026-05-30',
    ],
    ['the default', null, null, '2026-05-30'],
    ['one day at least', '1', null, '2026-03-02'],
    ['730 days at most', '730', null, '2028-02-29'],
    ['a number as HubSpot may spell it', ' 45.0 ', null, '2026-04-15'],
  ])('is %s', (_case, cadenceDays, packageName, date) => {
    expect(nextDateOf(cadenceDays, packageName)).toEqual({ date, warnings: [] });
  });

  it.each(['0', '-30', '731', '30.5', 'quarterly', 'Infinity', 'NaN'])(
    'ignores "%s" with a warning',
    (value) => {
      expect(nextDateOf(value, 'Gold')).toEqual({ date: '2026-03-31', warnings: [own(value)] });
    },
  );

  it('ignores an unusable one of a package, too', () => {
    expect(nextDateOf(null, 'Broken')).toEqual({
      date: '2026-05-30',
      warnings: ['The cadence of package "Broken" is not a whole number from 1 to 730.'],
    });
  });

  it('is warned of with every decision, so that somebody mends it', () => {
    const { decision } = given(aProject({ cadenceDays: 'often' })).on('2026-01-02');
    expect(decision.warnings).toEqual([own('often')]);
  });
});

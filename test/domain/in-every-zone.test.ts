import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar.ts';
import { situationOf } from '../../src/domain/situation.ts';
import { aProject, homeAccount } from '../support/given/a-project.ts';
import { given } from '../support/given/given.ts';
import { at } from '../support/given/moments.ts';
import { someRules } from '../support/given/rules.ts';
import { aWorld } from '../support/world/people-move.ts';
import { snapshotOf } from '../support/world/world.ts';

const zones = Intl.supportedValuesOf('timeZone');

/** Refresh dates around which clocks change somewhere: spring and autumn, north and south. */
const dates = ['2026-03-29', '2026-04-05', '2026-10-04', '2026-11-01', '2026-11-16'];

/** The first instant of a date in a zone; not always midnight, as clocks may change right then. */
function startOf(date: string, zone: string): number {
  return at(`${date} 00:00`, zone);
}

/** What is decided for a project of an account in that zone. */
const inZone = (zone: string, project: ReturnType<typeof aProject>) =>
  given(project).and({ account: { ...homeAccount, timeZone: zone } });

/** `zone date` of all where `isRight` does not hold. */
function wrongOnes(isRight: (zone: string, refreshDate: string) => boolean): readonly string[] {
  return zones.flatMap((zone) =>
    dates.filter((date) => !isRight(zone, date)).map((date) => `${zone} ${date}`),
  );
}

describe('In every zone there is', () => {
  it('a kickoff comes exactly 15 days before the date, in every zone and across every change of the clocks', () => {
    const wrong = wrongOnes((zone, refreshDate) => {
      const there = inZone(zone, aProject({ refreshDate }));
      const first = startOf(addDays(refreshDate, -15), zone);
      const [before, then] = [there.at(first - 1), there.at(first)].map(({ decision }) => decision.fired);
      return before?.length === 0 && then?.[0]?.handoff === '1 kickoff';
    });
    expect(wrong).toEqual([]);
  });

  it('a cue comes with the first instant of the day and is due at five that afternoon, in every zone', () => {
    const wrong = wrongOnes((zone, refreshDate) => {
      const there = inZone(zone, aProject({ refreshDate, status: 'refresh_request_submitted' }));
      const first = startOf(refreshDate, zone);
      const isQuietBefore = there.at(first - 1).decision.fired.length === 0;
      return isQuietBefore && there.at(first).the('create task').dueAt === at(`${refreshDate} 17:00`, zone);
    });
    expect(wrong).toEqual([]);
  });

  it('the kickoff waits for that hour of the account’s clocks, in every zone', () => {
    const wrong = zones.filter((zone) => {
      const there = given(aProject({ refreshDate: '2026-04-01' }))
        .and({ account: { ...homeAccount, timeZone: zone } })
        .ruledBy({ sweep: { hour: 8 } });
      const hour = at('2026-03-17 08:00', zone);
      const before = there.at(hour - 1).decision;
      return (
        before.fired.length > 0 ||
        before.lookAgainAt !== hour ||
        there.at(hour).decision.fired[0]?.handoff !== '1 kickoff'
      );
    });
    expect(wrong).toEqual([]);
  });

  const instants = fc.integer({ min: at('2010-01-01'), max: at('2040-01-01') });

  it('at hour 0 every instant of every day in every zone is past it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (timeZone, now) => {
        const there = { ...snapshotOf(aWorld()), account: { ...homeAccount, timeZone } };
        const situation = situationOf(there, someRules(), now);
        expect(situation.datedHandoffsFrom).toBeLessThanOrEqual(situation.now);
      }),
      { numRuns: 3000 },
    );
  });
});

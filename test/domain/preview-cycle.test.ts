import { describe, expect, it } from 'vitest';
import { previewCycle } from '../../src/domain/preview-cycle.ts';
import { aProject } from '../support/given/a-project.ts';
import { given } from '../support/given/given.ts';
import { someRules } from '../support/given/rules.ts';

describe('The preview of one refresh', () => {
  it('of 12 March is kicked off on 25 February, cued on the day, and followed by 10 June', () => {
    expect(previewCycle(someRules(), '2026-03-12')).toEqual({
      refreshDate: '2026-03-12',
      kickoff: '2026-02-25',
      cue: '2026-03-12',
      next: '2026-06-10',
      nextAfterDecline: '2026-05-26',
      cadenceDays: 90,
      leadDays: 15,
    });
  });

  it('counts a decline from the scheduled date where the settings say so', () => {
    expect(previewCycle(someRules({ declineReschedulesFrom: 'refreshDate' }), '2026-03-12')).toMatchObject({
      nextAfterDecline: '2026-06-10',
    });
  });

  it('takes another cadence than the default, and caps the lead below it', () => {
    expect(previewCycle(someRules(), '2026-03-31', 14)).toEqual({
      refreshDate: '2026-03-31',
      kickoff: '2026-03-18',
      cue: '2026-03-31',
      next: '2026-04-14',
      nextAfterDecline: '2026-04-01',
      cadenceDays: 14,
      leadDays: 13,
    });
  });

  it.each(['today', 'refreshDate'] as const)(
    'shows the days on which the process really moves, counted from %s',
    (declineReschedulesFrom) => {
      const preview = previewCycle(someRules({ declineReschedulesFrom }), '2026-03-12');
      const project = aProject({ refreshDate: preview.refreshDate });
      const on = (day: string, status: typeof project.status) =>
        given({ ...project, status })
          .ruledBy({ declineReschedulesFrom })
          .on(day);

      expect(on('2026-02-24', 'blank').decision.fired).toEqual([]);
      expect(on(preview.kickoff, 'blank').decision.fired[0]?.handoff).toBe('1 kickoff');
      expect(on(preview.cue, 'refresh_request_submitted').decision.fired[0]?.handoff).toBe(
        '3 submission cue',
      );
      expect(on(preview.cue, 'creatives_implemented').the('write project').change.refreshDate).toBe(
        preview.next,
      );
      expect(on(preview.kickoff, 'no_refresh_requested').the('write project').change.refreshDate).toBe(
        preview.nextAfterDecline,
      );
    },
  );
});

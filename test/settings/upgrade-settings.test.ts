import { describe, expect, it } from 'vitest';
import { SettingsError } from '../../src/settings/settings-error.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';

const limitsOfAll = (limit: number) => ({
  kickoff: limit,
  request: limit,
  submissionCue: limit,
  tickets: limit,
  review: limit,
  revisions: limit,
  approval: limit,
});

describe('A settings document of an older release', () => {
  it('that reminds after so many business days does so still, for every handoff', () => {
    const older = { leadDays: 10, automations: { qaTasks: true, remindAfterBusinessDays: 3 } };
    expect(parseSettings(older)).toEqual(
      parseSettings({
        leadDays: 10,
        automations: { qaTasks: true },
        stalls: { limits: limitsOfAll(3), remind: true },
      }),
    );
  });

  it('that reminds nobody leaves the limits as they come, and reminds nobody', () => {
    const older = { automations: { cueWithoutRequest: true, remindAfterBusinessDays: null } };
    expect(parseSettings(older)).toEqual(parseSettings({ automations: { cueWithoutRequest: true } }));
    expect(parseSettings({}).stalls).toEqual({
      limits: { kickoff: 5, request: 2, submissionCue: 2, tickets: 7, review: 5, revisions: 3, approval: 2 },
      remind: false,
      digestTo: null,
    });
  });

  it('is left as it was given', () => {
    const older = { automations: { remindAfterBusinessDays: 3 } };
    parseSettings(older);
    expect(older).toEqual({ automations: { remindAfterBusinessDays: 3 } });
  });

  it.each([0, 91, 2.5, '3', true])(
    'is refused with %j where the older release would have refused it',
    (limit) => {
      expect(problemsOf({ automations: { remindAfterBusinessDays: limit } })).toEqual([
        { field: 'automations.remindAfterBusinessDays', message: expect.any(String) as string },
      ]);
    },
  );

  it('is refused where it has the newer words as well: nobody can tell which are meant', () => {
    for (const limit of [3, null]) {
      expect(problemsOf({ automations: { remindAfterBusinessDays: limit }, stalls: {} })).toEqual([
        { field: 'automations.remindAfterBusinessDays', message: expect.any(String) as string },
      ]);
    }
  });

  it.each([[{ automations: 'none' }], [{ automations: null }], [[]], [null]])(
    'that is none at all is refused as ever: %j',
    (document) => {
      expect(() => parseSettings(document)).toThrow(SettingsError);
    },
  );
});

function problemsOf(document: unknown) {
  try {
    parseSettings(document);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

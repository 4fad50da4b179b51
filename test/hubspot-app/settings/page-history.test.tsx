import { describe, expect, it } from 'vitest';
import { answerWith } from './support/answers.ts';
import { FakeServer } from './support/fake-server.ts';
import { openLoadedPage } from './support/open-page.tsx';

describe('The history of the settings', () => {
  it('says who changed what and when, newest first', async () => {
    const page = await openLoadedPage(
      new FakeServer(
        answerWith({
          history: [
            {
              version: 3,
              savedAt: '2026-07-01T22:30:00.000Z',
              savedBy: 'ben@agency.example (12)',
              changes: [
                { field: 'people.defaultSasId', before: null, after: '12' },
                { field: 'cadence.byPackage.premium', before: 30, after: 45 },
                { field: 'automations.qaTasks', before: false, after: true },
                { field: 'mapping.ticket.stages.new.id', before: '501', after: null },
              ],
            },
            {
              version: 2,
              savedAt: '2026-03-01T08:00:00.000Z',
              savedBy: 'ana@agency.example (11)',
              changes: [{ field: 'holidays', before: [], after: ['2026-12-25', '2026-12-26'] }],
            },
            { version: 1, savedAt: '2026-02-01T08:00:00.000Z', savedBy: 'settings file', changes: [] },
          ],
        }),
      ),
    );
    expect(page.tables()).toEqual([
      [
        ['Version', 'When', 'Who', 'What'],
        [
          '3',
          '2 July 2026 at 00:30',
          'ben@agency.example (12)',
          'Default SAS: not set → Ben Okafor Cadence of package: premium: 30 → 45 QA tasks for team leads: off → on Stage for new tickets: New → found by its label',
        ],
        [
          '2',
          '1 March 2026 at 09:00',
          'ana@agency.example (11)',
          'Holidays: none → 25 December 2026, 26 December 2026',
        ],
        ['1', '1 February 2026 at 09:00', 'settings file', 'The settings as they were first saved'],
      ],
    ]);
  });

  it('says so where nobody has changed anything yet', async () => {
    const page = await openLoadedPage(new FakeServer(answerWith({ version: 0, savedBy: '', history: [] })));
    expect(page.tables()).toEqual([]);
    expect(page.texts()).toContain('Nobody has changed anything yet.');
    expect(page.texts()).toContain('Nothing has been saved yet: these are the defaults.');
  });
});

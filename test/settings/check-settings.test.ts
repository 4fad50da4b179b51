import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../src/settings/check-settings.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';

const problemsOf = (document: unknown) => checkSettings(parseSettings(document));
const stagesOf = (stages: object) => ({ mapping: { ticket: { stages } } });

describe('newly written settings', () => {
  it.each([
    ['as they come', {}],
    ['with one turnaround for all', { turnaround: { standardBusinessDays: 6, extendedBusinessDays: 6 } }],
    [
      'with a lead longer than the cadence, which is cut to it',
      { leadDays: 60, cadence: { defaultDays: 30 } },
    ],
    [
      'with a stage for each step, the closing one among the closed',
      stagesOf({
        new: { id: '1' },
        inProgress: { id: '2' },
        pendingApproval: { id: '3' },
        closedIds: ['4', '5'],
        closeIntoId: '5',
      }),
    ],
    ['with a closing stage among those HubSpot counts as closed', stagesOf({ closeIntoId: '5' })],
  ])('are taken %s', (_, document) => {
    expect(problemsOf(document)).toEqual([]);
  });

  it.each([
    [
      'an extended turnaround shorter than the standard one',
      { turnaround: { standardBusinessDays: 8 } },
      'turnaround.extendedBusinessDays',
      'must not be shorter than the standard turnaround (8 business days)',
    ],
    [
      'one stage for two steps, by its id',
      stagesOf({ new: { id: '1' }, pendingApproval: { id: '1' } }),
      'mapping.ticket.stages.pendingApproval',
      'must be a stage of its own: another step is mapped to the same',
    ],
    [
      'one stage for two steps, by its label',
      stagesOf({ inProgress: { label: 'NEW' } }),
      'mapping.ticket.stages.inProgress',
      'must be a stage of its own: another step is mapped to the same',
    ],
    [
      'an open step among the closed stages',
      stagesOf({ new: { id: '1' }, closedIds: ['1'] }),
      'mapping.ticket.stages.new',
      'must not be one of the closed stages (mapping.ticket.stages.closedIds)',
    ],
    [
      'a closing stage that is none of the closed ones',
      stagesOf({ closedIds: ['4'], closeIntoId: '5' }),
      'mapping.ticket.stages.closeIntoId',
      'must be one of the closed stages (mapping.ticket.stages.closedIds)',
    ],
    [
      'more packages than anybody sells',
      {
        cadence: {
          byPackage: Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`package ${n}`, 30])),
        },
      },
      'cadence.byPackage',
      'must not name more than 200 packages',
    ],
    [
      'holidays without end',
      { holidays: Array.from({ length: 501 }, () => '2026-12-25') },
      'holidays',
      'must not be more than 500 days: take out those that have passed',
    ],
  ])('are refused with %s', (_, document, field, message) => {
    expect(problemsOf(document)).toEqual([{ field, message }]);
  });
});

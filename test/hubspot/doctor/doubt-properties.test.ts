import { expect, test } from 'vitest';
import { doubtsOnProjects, doubtsOnTickets } from '../../../src/hubspot/doctor/doubt-properties.ts';
import type { PropertyDetails } from '../../../src/hubspot/doctor/property-details.ts';
import { mappingSchema } from '../../../src/settings/mapping-schema.ts';

const mapping = mappingSchema.parse({});
const property = (name: string, more: Partial<PropertyDetails> = {}): PropertyDetails => ({
  name,
  type: 'enumeration',
  fieldType: 'select',
  archived: false,
  options: [],
  ...more,
});
const options = (...values: readonly string[]) => values.map((value) => ({ value, hidden: false }));

test('properties that are as the process needs them raise no doubt', () => {
  const status = options(...Object.values(mapping.project.statusOptions));
  expect(
    doubtsOnProjects(
      [
        property('creative_refresh_status', { options: status }),
        property('creative_refresh_cadence_days', { modificationMetadata: { readOnlyValue: true } }),
      ],
      'projects',
      mapping.project,
    ),
  ).toEqual([]);
  expect(
    doubtsOnTickets([property('revision_requested', { fieldType: 'checkbox' })], 'tickets', mapping.ticket),
  ).toEqual([]);
});

test('a status that no setting maps, and one that nobody can choose', () => {
  const mapped = Object.values(mapping.project.statusOptions);
  const [hidden = '', ...others] = mapped;
  const definition = property('creative_refresh_status', {
    options: [
      { value: hidden, hidden: true },
      ...options(...others, 'on_hold'),
      { value: 'long_gone', hidden: true },
    ],
  });
  expect(doubtsOnProjects([definition], 'projects', mapping.project)).toEqual([
    {
      works: true,
      what: 'The property "creative_refresh_status" of projects has the option "on_hold", which no setting maps: the app leaves a project with it alone',
      fix: 'hide it in HubSpot, or map it (mapping.project.statusOptions)',
    },
    {
      works: true,
      what: 'The property "creative_refresh_status" of projects hides the option "no_refresh_requested", so nobody can choose it',
      fix: 'show it in HubSpot',
    },
  ]);
});

test('a state of copy or graphics that no setting maps', () => {
  const known = options(...Object.values(mapping.ticket.graphicsOptions));
  const definition = property('graphics_status', { options: [...known, ...options('parked')] });
  expect(doubtsOnTickets([definition], 'tickets', mapping.ticket)).toEqual([
    {
      works: true,
      what: 'The property "graphics_status" of tickets has the option "parked", which no setting maps: a ticket with it counts as in progress',
      fix: 'hide it in HubSpot, or map it (mapping.ticket.graphicsOptions)',
    },
  ]);
});

test('a property that the app has to write and HubSpot calculates', () => {
  const definition = property('creative_refresh_cycle', { modificationMetadata: { readOnlyValue: true } });
  expect(doubtsOnProjects([definition], 'projects', mapping.project)).toEqual([
    {
      works: false,
      what: 'The property "creative_refresh_cycle" of projects cannot be written to',
      fix: 'map another one in the settings',
    },
  ]);
});

test('revisions of which only one can be asked for', () => {
  expect(doubtsOnTickets([property('revision_requested')], 'tickets', mapping.ticket)).toEqual([
    {
      works: true,
      what: 'The property "revision_requested" of tickets takes only one option at a time, so copy and graphics cannot both be asked for',
      fix: 'change its field type to multiple checkboxes',
    },
  ]);
});

test('what is archived or missing is not doubted but told by others', () => {
  const archived = property('revision_requested', { archived: true });
  expect(doubtsOnTickets([archived], 'tickets', mapping.ticket)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { planProperties } from '../../../src/hubspot/provisioning/plan-properties.ts';
import { wantedOnProjects, wantedOnTickets } from '../../../src/hubspot/provisioning/wanted-properties.ts';
import type { PropertyDetails } from '../../../src/hubspot/schemas/set-up.ts';
import { mappingSchema } from '../../../src/settings/mapping-schema.ts';
import { aChoice, aProperty } from './properties.ts';

type Input = z.input<typeof mappingSchema>;

const inWords = (lines: ReturnType<typeof planProperties>) =>
  lines.map(({ action, what, detail }) => `${action}: ${what}${detail === null ? '' : `: ${detail}`}`);

const onTickets = (input: Input['ticket'], ...existing: readonly PropertyDetails[]) =>
  inWords(
    planProperties(wantedOnTickets(mappingSchema.parse({ ticket: input }).ticket), existing, {
      on: 'ticket',
      part: 'Tickets',
    }),
  );

const onProjects = (input: Input['project'], ...existing: readonly PropertyDetails[]) =>
  inWords(
    planProperties(wantedOnProjects(mappingSchema.parse({ project: input }).project, 'name'), existing, {
      on: 'project',
      part: 'Creative projects',
    }),
  );

describe('the plan for properties', () => {
  it('makes one property of one person in two roles', () => {
    const made = onTickets({ properties: { copywriter: 'maker', designer: 'maker' } });
    expect(made.filter((line) => line.includes('maker'))).toEqual([
      'create: property maker "Copywriter": a HubSpot user',
    ]);
  });

  it('counts an archived property as missing', () => {
    expect(onTickets({}, aProperty('deliverable_folder_name', 'Folder', { archived: true }))).toContain(
      'create: property deliverable_folder_name "Deliverable Folder Name": text',
    );
  });

  it('says what a property is to the process where people know it by another label', () => {
    expect(onTickets({}, aProperty('deliverable_folder_name', 'Folder'))).toContain(
      'in place: property deliverable_folder_name "Folder": is the Deliverable Folder Name',
    );
  });

  it.each([
    [
      'two meanings of one property',
      onTickets({ properties: { cycle: 'count', readyRound: 'count' } }),
      'in the way: property count "Creative Cycle": two meanings are mapped to it: give each its own (mapping.ticket.properties.cycle)',
    ],
    [
      'a name that HubSpot keeps to itself',
      onTickets({}),
      'in the way: property hubspot_owner_id "Ticket Owner": it is not there, and HubSpot keeps such names to itself: map another (mapping.ticket.properties.owner)',
    ],
    [
      'a package property that is not there',
      onProjects({ packageProperty: 'plan' }),
      'in the way: property plan: it is not there: create it in HubSpot with what it holds, or correct mapping.project.packageProperty',
    ],
    [
      'one option with two meanings',
      onTickets({ revisionOptions: { copy: 'both', graphics: 'both' } }),
      'in the way: property revision_requested "Revision Requested": the option both is mapped twice: give each meaning an option of its own in the settings',
    ],
    [
      'a list of options that HubSpot fills',
      onTickets({}, aProperty('copy_status', 'Copy Status', { type: 'enumeration', externalOptions: true })),
      'in the way: property copy_status "Copy Status": no options can be added to it: map another (mapping.ticket.properties.copyStatus)',
    ],
    [
      'a list of options that nobody may add to',
      onTickets(
        {},
        aChoice(
          'revision_requested',
          'Flags',
          { copy: 'Copy' },
          { modificationMetadata: { readOnlyOptions: true } },
        ),
      ),
      'in the way: property revision_requested "Flags": no options can be added to it: map another (mapping.ticket.properties.revisionRequested)',
    ],
    [
      'one option that is missing',
      onTickets({}, aChoice('revision_requested', 'Flags', { copy: 'Copy' })),
      'extend: property revision_requested "Flags": lacks the option "Graphics"',
    ],
  ])('says so of %s', (_name, lines, expected) => {
    expect(lines).toContain(expected);
  });
});

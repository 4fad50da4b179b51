import { describe, expect, it } from 'vitest';
import { proposeProperties } from '../../../../src/hubspot/provisioning/mapping/propose-properties.ts';
import { wantedOnTickets } from '../../../../src/hubspot/provisioning/wanted-properties.ts';
import type { PropertyDetails } from '../../../../src/hubspot/schemas/set-up.ts';
import { mappingSchema } from '../../../../src/settings/mapping-schema.ts';
import { aChoice, aProperty } from '../properties.ts';

const wanted = wantedOnTickets(mappingSchema.parse({}).ticket);
const propose = (...existing: readonly PropertyDetails[]) => proposeProperties(wanted, existing);
const ownerField = { type: 'enumeration', externalOptions: true, referencedObjectType: 'OWNER' };
const nothing = { proposals: [], ambiguous: [] };

describe('what a ticket has under other names', () => {
  it('is found by label or by name, whatever comes first', () => {
    expect(
      propose(
        aProperty('bundle', 'Deliverable Folder Name'),
        aProperty('designer', 'Who draws', ownerField),
        aProperty('round', 'Creative Revision Round', { type: 'number' }),
      ),
    ).toEqual({
      proposals: [
        {
          setting: 'mapping.ticket.properties.folderName',
          value: 'bundle',
          because: 'Deliverable Folder Name is "Deliverable Folder Name"',
        },
        {
          setting: 'mapping.ticket.properties.revisionRound',
          value: 'round',
          because: 'Creative Revision Round is "Creative Revision Round"',
        },
        {
          setting: 'mapping.ticket.properties.designer',
          value: 'designer',
          because: 'Designer is "Who draws"',
        },
      ].sort((one, other) => order(one.setting) - order(other.setting)),
      ambiguous: [],
    });
  });

  it('is left alone where the usual name is there', () => {
    expect(
      propose(aProperty('deliverable_folder_name', 'Folder'), aProperty('other', 'Deliverable Folder Name')),
    ).toEqual(nothing);
  });

  it('is sought anew where the usual name is there with a type that will not do', () => {
    expect(
      propose(
        aProperty('creative_queued_at', 'Queued', { type: 'number' }),
        aProperty('queued', 'Queued At', { type: 'datetime' }),
      ).proposals,
    ).toEqual([
      {
        setting: 'mapping.ticket.properties.queuedAt',
        value: 'queued',
        because: 'Creative Queued At is "Queued At"',
      },
    ]);
  });

  it('is never of another type, archived, calculated, or HubSpot’s list of users where a choice is meant', () => {
    expect(
      propose(
        aProperty('bundle', 'Deliverable Folder Name', { type: 'number' }),
        aProperty('folder', 'Deliverable Folder Name', { archived: true }),
        aProperty('title', 'Deliverable Folder Name', { calculated: true }),
        aProperty('heading', 'Deliverable Folder Name', { modificationMetadata: { readOnlyValue: true } }),
        aProperty('state', 'Copy Status', ownerField),
        aProperty('folder_person', 'Deliverable Folder Name', ownerField),
      ),
    ).toEqual(nothing);
  });

  it('is for a person to choose where two are alike', () => {
    expect(propose(aProperty('a', 'Folder Name'), aProperty('b', 'Deliverable Folder'))).toEqual({
      proposals: [],
      ambiguous: [
        {
          setting: 'mapping.ticket.properties.folderName',
          meaning: 'Deliverable Folder Name',
          candidates: ['a', 'b'],
        },
      ],
    });
  });

  it('is not in doubt where one of two has exactly the label', () => {
    expect(
      propose(aProperty('a', 'Folder Name'), aProperty('b', 'Deliverable Folder Name')).proposals,
    ).toMatchObject([{ setting: 'mapping.ticket.properties.folderName', value: 'b' }]);
  });

  it('includes the options of what is found, by their labels', () => {
    const { proposals, ambiguous } = propose(
      aChoice('words', 'Copy Status', { todo: 'Not Started', na: 'Not Required', in_qa: 'With the lead' }),
    );
    expect(proposals).toEqual([
      {
        setting: 'mapping.ticket.properties.copyStatus',
        value: 'words',
        because: 'Copy Status is "Copy Status"',
      },
      {
        setting: 'mapping.ticket.copyOptions.not_started',
        value: 'todo',
        because: 'Not Started is "Not Started" of words',
      },
      {
        setting: 'mapping.ticket.copyOptions.not_required',
        value: 'na',
        because: 'Not Required is "Not Required" of words',
      },
    ]);
    expect(ambiguous).toEqual([]);
  });
});

const order = (setting: string) => wanted.findIndex((property) => property.setting === setting);

import { expect, it } from 'vitest';
import { holderNames, partLabels, stageLabels, statusLabels } from '../../../src/domain/texts/labels.ts';
import { projectFields, ticketFields } from '../../../src/hubspot/provisioning/fields.ts';

it('statuses are called as on the record that is provisioned', () => {
  expect(statusLabels).toEqual({
    blank: '(blank)',
    ...projectFields.status.options,
    unrecognised: 'an option that no setting knows',
  });
});

it('stages are called as in the pipeline', () => {
  expect(stageLabels).toEqual({
    new: 'New',
    in_progress: 'In Progress',
    pending_approval: 'Pending Approval',
    closed: 'Closed',
    other: 'another stage',
  });
});

it('whoever holds the ball and how far a part is are called as on the record, in the middle of a sentence', () => {
  expect(holderNames).toEqual({
    account_manager: 'the account manager',
    sas: 'the SAS',
    creative_team: 'the creative team',
    nobody: 'nobody',
  });
  const onTheTicket = Object.entries(ticketFields.copyStatus.options ?? {});
  const inASentence = onTheTicket.map(([part, label]) => [
    part,
    label.replace('Copy ', '').toLowerCase().replace('qa', 'QA'),
  ]);
  expect(partLabels).toEqual(Object.fromEntries(inASentence));
});

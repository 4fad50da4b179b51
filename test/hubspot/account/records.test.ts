import { expect, test } from 'vitest';
import type { AccountMap } from '../../../src/hubspot/account-map.ts';
import { recordSchema } from '../../../src/hubspot/schemas/records.ts';
import { fromProjectChange, toProject } from '../../../src/hubspot/mapping/project-mapping.ts';
import { fromTicketChange, toTicket } from '../../../src/hubspot/mapping/ticket-mapping.ts';
import { mappingSchema } from '../../../src/settings/mapping-schema.ts';
import { accountMap, record } from './an-account.ts';

const at = (time: string) => Date.parse(`2026-09-01T${time}Z`);
const read = (
  properties: Readonly<Record<string, string | null>>,
  history: Readonly<Record<string, readonly (readonly [string, string])[]>> = {},
) =>
  recordSchema.parse(
    record('7', properties, {
      propertiesWithHistory: Object.fromEntries(
        Object.entries(history).map(([name, entries]) => [
          name,
          entries.map(([time, value]) => ({
            value,
            timestamp: `2026-09-01T${time}Z`,
            sourceType: 'CRM_UI',
          })),
        ]),
      ),
    }),
  );
const ticketWith = (
  properties: Readonly<Record<string, string | null>>,
  history?: readonly (readonly [string, string])[],
) =>
  toTicket(accountMap, read(properties, history === undefined ? {} : { hs_pipeline_stage: history }), ['70']);

test('a filled project is read field by field', () => {
  const map = { ...accountMap, project: { ...accountMap.project, packageProperty: 'package' } };
  const project = toProject(
    map,
    read(
      {
        name: 'Acme refresh',
        creative_refresh_status: 'deliverable_submitted',
        creative_refresh_date: '2026-10-20',
        creative_refresh_cadence_days: '60',
        package: 'gold',
        most_recent_adlab_link: 'https://adlab.example/2',
        hubspot_owner_id: '501',
        sas_owner_id: '502',
        creative_refresh_cycle: '3',
        creative_refresh_cycle_started_at: '2026-09-01T10:00:00Z',
        creative_refresh_sequence: '12',
        creative_refresh_kickoff_sent_at: '2026-09-01T11:00:00Z',
        creative_refresh_submission_cued_at: '2026-09-01T12:00:00Z',
        creative_refresh_review_requested_at: '2026-09-01T13:00:00Z',
        creative_refresh_implementation_cued_at: '2026-09-01T14:00:00Z',
        creative_refresh_implementation_task_id: '88',
        creative_refresh_declined_at: '2026-09-01T15:00:00Z',
        creative_refresh_date_before_decline: '2026-10-01',
        creative_refresh_last_implemented_at: '2026-09-01T16:00:00Z',
        creative_refresh_waiting_on: 'creative_team',
        creative_refresh_waiting_since: '2026-09-01T17:00:00Z',
      },
      {
        most_recent_adlab_link: [
          ['09:30:00', 'https://adlab.example/2'],
          ['09:00:00', 'https://adlab.example/2'],
          ['08:00:00', 'https://adlab.example/1'],
        ],
      },
    ),
  );
  expect(project).toEqual({
    id: '7',
    objectTypeId: '2-77',
    name: 'Acme refresh',
    createdAt: Date.parse('2026-01-01T00:00:00Z'),
    status: 'deliverable_submitted',
    refreshDate: '2026-10-20',
    cadenceDays: '60',
    package: 'gold',
    adLabLink: 'https://adlab.example/2',
    adLabLinkChangedAt: at('09:00:00'),
    accountManagerId: '501',
    sasId: '502',
    cycle: 3,
    cycleStartedAt: at('10:00:00'),
    sequence: 12,
    kickoffSentAt: at('11:00:00'),
    submissionCuedAt: at('12:00:00'),
    reviewRequestedAt: at('13:00:00'),
    implementationCuedAt: at('14:00:00'),
    implementationTaskId: '88',
    declinedAt: at('15:00:00'),
    dateBeforeDecline: '2026-10-01',
    lastImplementedAt: at('16:00:00'),
    waitingOn: 'creative_team',
    waitingSince: at('17:00:00'),
  });
});

test('an empty project is empty in every field', () => {
  expect(toProject(accountMap, read({ creative_refresh_status: '', name: null }))).toEqual({
    id: '7',
    objectTypeId: '2-77',
    name: '',
    createdAt: Date.parse('2026-01-01T00:00:00Z'),
    status: 'blank',
    refreshDate: null,
    cadenceDays: null,
    package: null,
    adLabLink: null,
    adLabLinkChangedAt: null,
    accountManagerId: null,
    sasId: null,
    cycle: null,
    cycleStartedAt: null,
    sequence: null,
    kickoffSentAt: null,
    submissionCuedAt: null,
    reviewRequestedAt: null,
    implementationCuedAt: null,
    implementationTaskId: null,
    declinedAt: null,
    dateBeforeDecline: null,
    lastImplementedAt: null,
    waitingOn: null,
    waitingSince: null,
  });
});

test('a status that no setting names decides nothing', () => {
  expect(toProject(accountMap, read({ creative_refresh_status: 'on_hold' })).status).toBe('unrecognised');
});

test('a ticket is read field by field, its flags as parts', () => {
  const ticket = ticketWith({
    subject: 'Banner A',
    hs_pipeline_stage: 's-work',
    deliverable_folder_name: 'Spring',
    copy_status: 'copy_approved',
    graphics_status: 'in_qa',
    revision_requested: 'graphics;copy',
    hubspot_owner_id: '1',
    copywriter_owner_id: '2',
    designer_owner_id: '3',
    creative_cycle: '4',
    creative_queued_at: '2026-09-01T10:00:00Z',
    creative_ready_round: '1',
    creative_review_requested_at: '2026-09-01T11:00:00Z',
    creative_revision_round: '2',
  });
  expect(ticket).toEqual({
    id: '7',
    subject: 'Banner A',
    createdAt: Date.parse('2026-01-01T00:00:00Z'),
    stage: 'in_progress',
    folderName: 'Spring',
    copy: 'approved',
    graphics: 'in_qa',
    revisionRequested: ['copy', 'graphics'],
    ownerId: '1',
    copywriterId: '2',
    designerId: '3',
    cycle: 4,
    queuedAt: at('10:00:00'),
    readyRound: 1,
    reviewRequestedAt: at('11:00:00'),
    revisionRound: 2,
    enteredPendingApprovalAt: null,
    projectIds: ['70'],
  });
});

test.each([
  ['s-new', 'new'],
  ['s-work', 'in_progress'],
  ['s-pending', 'pending_approval'],
  ['s-done', 'closed'],
  ['s-dropped', 'closed'],
  ['s-blocked', 'other'],
  [null, 'other'],
])('the stage %j means %s', (stage, expected) => {
  expect(ticketWith({ hs_pipeline_stage: stage }).stage).toBe(expected);
});

test('an option no setting names is never taken for approved, an empty field is not started', () => {
  expect(ticketWith({ copy_status: 'signed_off', graphics_status: '' })).toMatchObject({
    copy: 'in_progress',
    graphics: 'not_started',
  });
});

test('the entry into Pending Approval is the first of the latest run, in whatever order the history comes', () => {
  const history = [
    ['08:00:00', 's-pending'],
    ['12:00:00', 's-pending'],
    ['10:00:00', 's-work'],
    ['11:00:00', 's-pending'],
    ['13:00:00', 's-done'],
  ] as const;
  const there = { hs_pipeline_stage: 's-pending' };
  expect(ticketWith(there, history).enteredPendingApprovalAt).toBe(at('11:00:00'));
});

test('a ticket that was never in Pending Approval has not entered it', () => {
  const flagged = { hs_pipeline_stage: 's-work', revision_requested: 'copy' };
  expect(ticketWith(flagged, [['08:00:00', 's-new']]).enteredPendingApprovalAt).toBeNull();
});

test('a ticket that has left Pending Approval tells of its entry only while it is flagged for a revision', () => {
  const history = [
    ['08:00:00', 's-pending'],
    ['09:00:00', 's-work'],
  ] as const;
  const inWork = { hs_pipeline_stage: 's-work' };
  expect(ticketWith(inWork, history).enteredPendingApprovalAt).toBeNull();
  const flagged = { ...inWork, revision_requested: 'copy' };
  expect(ticketWith(flagged, history).enteredPendingApprovalAt).toBe(at('08:00:00'));
});

test('where no history comes, HubSpot’s own calculation stands in for it', () => {
  expect(
    ticketWith({
      hs_pipeline_stage: 's-pending',
      'hs_v2_date_entered_s-pending': '2026-09-01T08:00:00Z',
    }).enteredPendingApprovalAt,
  ).toBe(at('08:00:00'));
});

test('a change of a project writes what it names and clears with the empty text', () => {
  expect(
    fromProjectChange(accountMap, {
      status: 'blank',
      refreshDate: '2026-12-01',
      cycle: 4,
      kickoffSentAt: null,
      reviewRequestedAt: at('10:00:00'),
      implementationTaskId: null,
      dateBeforeDecline: null,
      waitingOn: 'nobody',
    }),
  ).toEqual({
    creative_refresh_status: '',
    creative_refresh_date: '2026-12-01',
    creative_refresh_cycle: '4',
    creative_refresh_kickoff_sent_at: '',
    creative_refresh_review_requested_at: '2026-09-01T10:00:00.000Z',
    creative_refresh_implementation_task_id: '',
    creative_refresh_date_before_decline: '',
    creative_refresh_waiting_on: 'nobody',
  });
});

test('a change of a ticket writes stage ids, option values and takes the flags off', () => {
  expect(
    fromTicketChange(accountMap, {
      stage: 'closed',
      copy: 'approved',
      graphics: 'revision_requested',
      revisionRequested: [],
      readyRound: null,
      revisionRound: 2,
    }),
  ).toEqual({
    hs_pipeline_stage: 's-done',
    copy_status: 'copy_approved',
    graphics_status: 'revision_requested',
    revision_requested: '',
    creative_ready_round: '',
    creative_revision_round: '2',
  });
});

test('an account with names and options of its own is read and written under them', () => {
  const mapping = mappingSchema.parse({
    project: {
      properties: { status: 'fase', waitingOn: 'wartet' },
      statusOptions: { creatives_pending_approval: '40' },
      waitingOnOptions: { account_manager: 'am' },
    },
    ticket: {
      properties: { copyStatus: 'texte', revisionRequested: 'wuensche' },
      copyOptions: { approved: 'fertig' },
      revisionOptions: { copy: 'texte' },
    },
  });
  const map: AccountMap = { ...accountMap, project: mapping.project, ticket: mapping.ticket };
  expect(toProject(map, read({ fase: '40', wartet: 'am' }))).toMatchObject({
    status: 'creatives_pending_approval',
    waitingOn: 'account_manager',
  });
  expect(
    fromProjectChange(map, { status: 'creatives_pending_approval', waitingOn: 'account_manager' }),
  ).toEqual({ fase: '40', wartet: 'am' });
  expect(toTicket(map, read({ texte: 'fertig', wuensche: 'texte' }), [])).toMatchObject({
    copy: 'approved',
    revisionRequested: ['copy'],
  });
  expect(fromTicketChange(map, { copy: 'approved', revisionRequested: [] })).toEqual({
    texte: 'fertig',
    wuensche: '',
  });
});

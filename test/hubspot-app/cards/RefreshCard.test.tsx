import {
  Accordion,
  Alert,
  DescriptionListItem,
  EmptyState,
  Heading,
  LoadingSpinner,
  StatusTag,
  StepIndicator,
  TableCell,
  TableHeader,
  TableRow,
  Tag,
} from '@hubspot/ui-extensions';
import { CrmActionLink } from '@hubspot/ui-extensions/crm';
import { describe, expect, it } from 'vitest';
import type { ProjectAnswer } from '../../../src/http/project-answer.ts';
import { openCard, textsIn } from './a-card.tsx';
import { aTicket, anAdSet, anAnswer } from './answers.ts';

async function cardOf(overrides: Partial<ProjectAnswer> = {}) {
  const card = openCard([anAnswer(overrides)]);
  await card.settled();
  return card;
}

/** The cells of every row of all tables, as texts. */
function rowsOf({ renderer }: Awaited<ReturnType<typeof cardOf>>) {
  return renderer
    .findAll(TableRow)
    .map((row) =>
      [...row.findAll(TableHeader), ...row.findAll(TableCell)].map((cell) => textsIn(cell).join(' · ')),
    );
}

describe('the status', () => {
  const steps = [
    '(blank)',
    'Refresh Request Submitted',
    'Deliverable Submitted',
    'Creatives Pending Approval',
    'Creatives Completed and Approved',
    'Creatives Implemented',
  ];
  it.each([
    ['blank', 0],
    ['refresh_request_submitted', 1],
    ['deliverable_submitted', 2],
    ['creatives_pending_approval', 3],
    ['creatives_completed_and_approved', 4],
    ['creatives_implemented', 5],
  ] as const)('%s is step %i of the process', async (status, currentStep) => {
    const { renderer } = await cardOf({ status, adSets: [] });
    expect(renderer.findAll(StepIndicator).map(({ props }) => props)).toEqual([
      { stepNames: steps, currentStep },
    ]);
    expect(renderer.findAll(StatusTag)).toEqual([]);
  });

  it('No Refresh Requested stands apart: the steps begin anew', async () => {
    const { renderer, text } = await cardOf({ status: 'no_refresh_requested', adSets: [] });
    expect(renderer.find(StepIndicator).props).toEqual({ stepNames: steps, currentStep: 0 });
    expect(renderer.findAll(StatusTag).map((tag) => [tag.text, tag.props.variant])).toEqual([
      ['No Refresh Requested', 'warning'],
    ]);
    expect(text()).toContain('The client declined the refresh.');
  });

  it('an unknown one is no step at all', async () => {
    const { renderer } = await cardOf({ status: 'unrecognised', adSets: [] });
    expect(renderer.maybeFind(StepIndicator)).toBeNull();
    expect(renderer.find(StatusTag).text).toBe('Unknown status');
  });
});

describe('the overview', () => {
  const itemsOf = ({ renderer }: Awaited<ReturnType<typeof cardOf>>) =>
    renderer.findAll(DescriptionListItem).map((item) => [item.props.label, item.text]);

  it('says whom it waits on and since when, what comes next, and the refresh date', async () => {
    expect(itemsOf(await cardOf())).toEqual([
      ['Waiting on', 'Creative Team: Corin Vale and Dalia Ruiz'],
      ['Waiting', 'For 3 days, since 2 March 2026'],
      ['Next', 'The creative team finishes one ticket.'],
      ['When', 'When the Creative Team acts'],
      ['Creative Refresh Date', '2 March 2026 (3 days ago)'],
      ['Cadence', 'Every 90 days (the usual cadence)'],
      ['Cycle', '3'],
    ]);
  });

  it('names the day of what comes by itself, and waits on nobody meanwhile', async () => {
    const card = await cardOf({
      status: 'blank',
      refreshDate: '2026-04-01',
      waitingOn: 'nobody',
      waitingOnPeople: [],
      waitingSince: null,
      next: { handoff: '1 kickoff', by: 'app', on: '2026-03-17', what: 'The app kicks off the refresh.' },
    });
    expect(itemsOf(card)).toEqual([
      ['Waiting on', 'Nobody'],
      ['Next', 'The app kicks off the refresh.'],
      ['When', '17 March 2026 (in 12 days), by itself'],
      ['Creative Refresh Date', '1 April 2026 (in 27 days)'],
      ['Cadence', 'Every 90 days (the usual cadence)'],
      ['Cycle', '3'],
    ]);
  });

  it('says so where a running refresh has no date', async () => {
    expect(itemsOf(await cardOf({ refreshDate: null }))).toContainEqual(['Creative Refresh Date', 'Not set']);
  });
});

describe('the ad sets', () => {
  it('show each ticket’s copy and graphics, its revisions, and the way to its record', async () => {
    const tickets = [
      aTicket({
        id: '71',
        subject: 'Reel',
        stage: 'pending_approval',
        copy: 'approved',
        graphics: 'approved',
      }),
      aTicket({
        id: '72',
        subject: 'Banner',
        copy: 'not_required',
        graphics: 'revision_requested',
        revisionRound: 1,
      }),
      aTicket({ id: '73', subject: '', stage: 'new', copy: 'in_qa', graphics: 'not_started' }),
    ];
    const card = await cardOf({ adSets: [anAdSet({ tickets })] });
    expect(rowsOf(card)).toEqual([
      ['Ticket', 'Stage', 'Copy', 'Graphics', 'Revisions'],
      ['Reel', 'Pending Approval', 'Approved', 'Approved', '–'],
      ['Banner', 'In Progress', 'Not required', 'Revision requested', 'Round 1'],
      ['Ticket 73', 'New', 'In QA', 'Not started', '–'],
    ]);
    expect(card.renderer.findAll(CrmActionLink).map(({ props }) => props)).toEqual(
      [71, 72, 73].map((objectId) => ({
        actionType: 'RECORD_APP_LINK',
        actionContext: { objectTypeId: '0-5', objectId, external: true },
      })),
    );
    expect(card.renderer.findAll(StatusTag).map(({ props }) => props)).toEqual([
      { variant: 'warning' },
      { variant: 'default', hollow: true },
      { variant: 'success', hollow: false },
      { variant: 'success', hollow: false },
      { variant: 'default', hollow: true },
      { variant: 'danger', hollow: false },
      { variant: 'info', hollow: false },
      { variant: 'default', hollow: false },
    ]);
  });

  it('say whether they are complete and handed over, and mark those of earlier cycles, folded', async () => {
    const { renderer, text } = await cardOf({
      adSets: [
        anAdSet({ isComplete: true, isHandedOver: true, reason: 'All tickets are ready.', tickets: [] }),
        anAdSet({ folderName: 'Winter', isOfEarlierCycle: true, reason: 'One is missing.', tickets: [] }),
      ],
    });
    const sets = renderer.findAll(Accordion).map((set) => ({
      ...{ title: set.props.title, isOpen: set.props.defaultOpen },
      tags: [...set.findAll(StatusTag), ...set.findAll(Tag)].map((tag) => tag.text),
    }));
    expect(sets).toEqual([
      { title: 'Spring', isOpen: true, tags: ['Complete', 'Handed over to the Account Manager'] },
      { title: 'Winter', isOpen: false, tags: ['Not complete', 'Not handed over', 'Earlier cycle'] },
    ]);
    expect(text()).toContain('All tickets are ready.');
    expect(text()).toContain('One is missing.');
  });

  it('say so where there is none yet, and show no list of loose tickets where none is loose', async () => {
    const { renderer, text } = await cardOf({ adSets: [] });
    expect(text()).toContain('There are no deliverable tickets in this cycle yet.');
    expect(renderer.findAll(Heading).map((heading) => heading.text)).toEqual(['Ad sets', 'Last handoffs']);
  });

  it('leave out tickets that are in none: these stand apart, with what to do', async () => {
    const card = await cardOf({ adSets: [], looseTickets: [aTicket({ subject: 'Poster' })] });
    expect(card.renderer.findAll(Heading).map((heading) => heading.text)).toEqual([
      'Ad sets',
      'Tickets in no ad set',
      'Last handoffs',
    ]);
    expect(card.text()).toContain('Give each a Deliverable Folder Name');
    expect(rowsOf(card)).toContainEqual(['Poster', 'In Progress', 'In progress', 'In progress', '–']);
  });
});

it('what is missing comes with what to do, and with the ticket concerned', async () => {
  const { renderer } = await cardOf({
    adSets: [],
    looseTickets: [aTicket({ id: '75', subject: 'Poster' })],
    missing: [
      { what: 'sas', problem: 'Nobody is the SAS.', remedy: 'Name one.', ticketId: null },
      { what: 'folder name', problem: 'Poster has no folder.', remedy: 'Fill it in.', ticketId: '75' },
    ],
  });
  const alerts = renderer.findAll(Alert).map((alert) => ({
    ...{ title: alert.props.title, variant: alert.props.variant, texts: textsIn(alert) },
    tickets: alert.findAll(CrmActionLink).map((link) => link.text),
  }));
  expect(alerts).toEqual([
    { title: 'Nobody is the SAS.', variant: 'warning', texts: ['Name one.'], tickets: [] },
    {
      title: 'Poster has no folder.',
      variant: 'warning',
      texts: ['Fill it in.', 'Poster'],
      tickets: ['Poster'],
    },
  ]);
});

describe('the last handoffs', () => {
  it('come with when and why, and say what was on paper only', async () => {
    const card = await cardOf({
      adSets: [],
      lastHandoffs: [
        {
          handoff: '3 submission cue',
          reason: 'The refresh date is today.',
          at: '2026-03-02T14:00:00.000Z',
          isShadow: false,
        },
        {
          handoff: '1 kickoff',
          reason: 'The refresh date is 15 days away.',
          at: '2026-02-15T14:05:00.000Z',
          isShadow: true,
        },
      ],
    });
    expect(rowsOf(card)).toEqual([
      ['When', 'Handoff', 'Why'],
      ['2 March 2026, 09:00', '3: SAS cued to submit tickets', 'The refresh date is today.'],
      [
        '15 February 2026, 09:05',
        '1: Kickoff · Shadow mode: on paper only',
        'The refresh date is 15 days away.',
      ],
    ]);
  });

  it('are missed where there were none', async () => {
    expect((await cardOf()).text()).toContain('The app has handed nothing over on this project yet.');
  });
});

it('shadow mode is said before anybody wonders', async () => {
  const { renderer } = await cardOf({ mode: 'shadow' });
  expect(renderer.findAll(Alert).map(({ props }) => props)).toEqual([
    { title: 'The app is in shadow mode', variant: 'info' },
  ]);
  expect((await cardOf({ mode: 'live' })).renderer.maybeFind(Alert)).toBeNull();
});

it('a project that nobody has scheduled is shown as one, with how to schedule it', async () => {
  const { renderer, text } = await cardOf({ status: 'blank', refreshDate: null, adSets: [] });
  expect(renderer.find(EmptyState).props.title).toBe('Not on the Creative Refresh programme');
  expect(text()).toContain('Fill in Creative Refresh Date to put it on the programme.');
  expect(renderer.maybeFind(StepIndicator)).toBeNull();
});

it('until the first answer there is a sign that something is under way', () => {
  const { renderer } = openCard([anAnswer()]);
  expect(renderer.findAll(LoadingSpinner).map(({ props }) => props)).toEqual([
    { label: 'Looking at the refresh', showLabel: true, layout: 'centered' },
  ]);
});

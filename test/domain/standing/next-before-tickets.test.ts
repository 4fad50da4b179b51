import { describe, expect, it } from 'vitest';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket } from '../../support/given/a-ticket.ts';
import { at } from '../../support/given/moments.ts';
import { standingOf } from './standing-of.ts';

const nextOf = (...given: Parameters<typeof standingOf>) => standingOf(...given).next;

const cueWithoutRequest = { rules: { automations: { cueWithoutRequest: true } } } as const;
const kickedOff = aProject({ kickoffSentAt: at('2026-03-17') });
const requested = aProject({ status: 'refresh_request_submitted', kickoffSentAt: at('2026-03-17') });

const kickoff = (on: string, what: string) => ({ handoff: '1 kickoff', by: 'app', on, what });
const cue = (on: string, what: string) => ({ handoff: '3 submission cue', by: 'app', on, what });
const talk = (when: string) => ({
  handoff: '2b requested',
  by: 'account_manager',
  on: null,
  what: `The account manager talks to the client, logs the conversation as a note and moves Creative Refresh Status to Refresh Request Submitted or No Refresh Requested; the SAS is asked for the tickets ${when}.`,
});
const submit = {
  handoff: '4 tickets',
  by: 'sas',
  on: null,
  what: 'The SAS reads the notes on the project, adds the deliverable tickets and moves Creative Refresh Status to Deliverable Submitted.',
};
const offTheProgramme = {
  handoff: null,
  by: 'nobody',
  on: null,
  what: 'The project is not on the programme; filling in Creative Refresh Date puts it on.',
};
const onSeventeenth =
  'On 17 March 2026 the account manager is asked to talk to the client about the refresh of 1 April 2026.';

describe('Before the kickoff', () => {
  it.each(['2026-01-10', '2026-03-16', '2026-03-17'])(
    'seen on %s, it comes by itself, 15 days before',
    (on) => {
      expect(nextOf(aProject(), { on })).toEqual(kickoff('2026-03-17', onSeventeenth));
    },
  );

  it('it comes today where its day is past', () => {
    expect(nextOf(aProject(), { on: '2026-03-20' })).toEqual(
      kickoff(
        '2026-03-20',
        'The kickoff is due: the account manager is asked to talk to the client about the refresh of 1 April 2026.',
      ),
    );
  });

  it('once it has gone out, on its very day, the client is to be talked to', () => {
    expect(nextOf(kickedOff, { on: '2026-03-17' })).toEqual(
      talk('on 1 April 2026 if the request is logged by then'),
    );
  });

  it('once the SAS is cued, on the very day, the tickets are to be submitted', () => {
    expect(nextOf({ ...requested, submissionCuedAt: at('2026-04-01') }, { on: '2026-04-01' })).toEqual(
      submit,
    );
  });

  it('it names the hour that is set', () => {
    expect(nextOf(aProject(), { on: '2026-03-17 06:00', rules: { sweep: { hour: 8 } } })).toEqual(
      kickoff(
        '2026-03-17',
        'On 17 March 2026, from 8:00 on, the account manager is asked to talk to the client about the refresh of 1 April 2026.',
      ),
    );
  });

  it('it comes again where the date was moved out of the lead since', () => {
    expect(nextOf(kickedOff, { on: '2026-03-10' })).toEqual(kickoff('2026-03-17', onSeventeenth));
  });

  it('it is the next thing after a declined refresh', () => {
    const declined = aProject({
      status: 'no_refresh_requested',
      declinedAt: at('2026-01-05'),
      cycle: 2,
      cycleStartedAt: at('2026-01-05'),
    });
    expect(nextOf(declined, { on: '2026-01-06' })).toEqual(kickoff('2026-03-17', onSeventeenth));
  });

  it.each(['blank', 'no_refresh_requested'] as const)(
    'nothing comes for a project without a date, which is not on the programme (%s)',
    (status) => {
      const declinedAt = status === 'blank' ? null : at('2026-01-05');
      expect(nextOf(aProject({ status, declinedAt, refreshDate: null }))).toEqual(offTheProgramme);
    },
  );
});

describe('After the kickoff', () => {
  it('the account manager talks to the client, and the SAS is cued on the date only once requested', () => {
    expect(nextOf(kickedOff)).toEqual(talk('on 1 April 2026 if the request is logged by then'));
  });

  it('the SAS waits for the request where the date has come', () => {
    expect(nextOf(kickedOff, { on: '2026-04-01' })).toEqual(talk('as soon as the request is logged'));
  });

  it('the SAS is cued on the date all the same where the settings say so', () => {
    expect(nextOf(kickedOff, cueWithoutRequest)).toEqual(
      talk('on 1 April 2026 even if no request is logged'),
    );
    expect(nextOf(kickedOff, { ...cueWithoutRequest, on: '2026-04-01' })).toEqual(
      cue('2026-04-01', 'On 1 April 2026 the SAS is asked to submit the deliverable tickets.'),
    );
    const cued = { ...kickedOff, submissionCuedAt: at('2026-04-01') };
    expect(nextOf(cued, { ...cueWithoutRequest, on: '2026-04-02' })).toEqual(submit);
  });
});

describe('Once the refresh is requested', () => {
  it('the SAS is cued on the date', () => {
    expect(nextOf(requested)).toEqual(
      cue('2026-04-01', 'On 1 April 2026 the SAS is asked to submit the deliverable tickets.'),
    );
  });

  it('the hour that is set is named', () => {
    expect(nextOf(requested, { rules: { sweep: { hour: 9 } } })).toEqual(
      cue('2026-04-01', 'On 1 April 2026, from 9:00 on, the SAS is asked to submit the deliverable tickets.'),
    );
  });

  it('the SAS is cued today where the date has passed', () => {
    expect(nextOf(requested, { on: '2026-04-03' })).toEqual(
      cue('2026-04-03', 'The refresh date has passed: the SAS is asked to submit the deliverable tickets.'),
    );
  });

  it('the account manager sets the date where there is none', () => {
    expect(nextOf({ ...requested, refreshDate: null })).toEqual({
      handoff: '2b requested',
      by: 'account_manager',
      on: null,
      what: 'The account manager fills in Creative Refresh Date, the day on which the SAS is asked for the tickets.',
    });
  });

  it('a cued SAS submits the tickets', () => {
    const cued = { ...requested, submissionCuedAt: at('2026-04-01') };
    expect(nextOf(cued, { on: '2026-04-02' })).toEqual(submit);
  });

  it('a cue whose date was moved into the future comes again', () => {
    const cued = { ...requested, submissionCuedAt: at('2026-03-17') };
    expect(nextOf(cued)).toEqual(
      cue('2026-04-01', 'On 1 April 2026 the SAS is asked to submit the deliverable tickets.'),
    );
  });
});

it.each([kickedOff, requested])('an ad set that is complete already is handed over ($status)', (project) => {
  expect(nextOf(project, { tickets: [aPendingTicket()] })).toEqual({
    handoff: '5 review',
    by: 'app',
    on: '2026-03-18',
    what: 'Ad set "Spring" is complete, so the account manager is asked to share it with the client.',
  });
});

describe('A "no" of the client', () => {
  it('moves the date today, until it has been dealt with', () => {
    expect(nextOf(aProject({ status: 'no_refresh_requested' }))).toEqual({
      handoff: '2a declined',
      by: 'app',
      on: '2026-03-18',
      what: 'The client declined, so the app moves the refresh date to 16 June 2026 and begins the next cycle.',
    });
  });

  it('is taken back today where the client changed their mind', () => {
    expect(nextOf(aProject({ declinedAt: at('2026-03-17') }))).toEqual({
      handoff: '2a declined',
      by: 'app',
      on: '2026-03-18',
      what: 'The client changed their mind, so the app takes up again what was laid aside and restores the refresh date unless somebody has set another.',
    });
  });
});

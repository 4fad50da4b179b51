import { beforeEach, describe, expect, it } from 'vitest';
import { checkAdSetReadiness } from '../../src/workflow-actions/actions/ad-set-readiness.ts';
import { Agency } from './agency.ts';

let agency: Agency;
beforeEach(() => {
  agency = new Agency();
  agency.addProject({ status: 'deliverable_submitted' });
});

function check(id: string) {
  return checkAdSetReadiness(agency.surroundings, { record: { id, type: 'TICKET' } });
}

describe('a workflow asks whether the ad set of a ticket is ready', () => {
  it('and hears no while one of its tickets is still in work', async () => {
    agency.addTicket('51', { folderName: 'Spring', stage: 'pending_approval' });
    agency.addTicket('52', { folderName: ' spring ', stage: 'in_progress' });
    agency.addTicket('53', { folderName: 'Autumn', stage: 'in_progress' });
    const outcome = await check('52');
    expect(outcome).toEqual({
      ok: true,
      outputs: {
        folder_name: 'spring',
        tickets_in_set: 2,
        tickets_pending_approval: 1,
        ad_set_complete: 'no',
        explanation: expect.stringContaining('Spring') as unknown,
      },
    });
  });

  it('and hears yes when all of them are in Pending Approval', async () => {
    agency.addTicket('51', { stage: 'pending_approval' });
    agency.addTicket('52', { stage: 'pending_approval' });
    expect(await check('51')).toEqual({
      ok: true,
      outputs: {
        folder_name: 'Spring',
        tickets_in_set: 2,
        tickets_pending_approval: 2,
        ad_set_complete: 'yes',
        explanation: 'Ad set "Spring" is complete: all 2 tickets are in Pending Approval.',
      },
    });
  });

  it('and hears no, and why, where the ticket has no folder name', async () => {
    agency.addTicket('51', { folderName: null });
    expect(await check('51')).toEqual({
      ok: true,
      outputs: {
        folder_name: '',
        tickets_in_set: 0,
        tickets_pending_approval: 0,
        ad_set_complete: 'no',
        explanation: 'Ticket "Ticket 51" has no Deliverable Folder Name, so it is in no ad set.',
      },
    });
  });

  it('and changes nothing anywhere', async () => {
    agency.addTicket('51', { stage: 'pending_approval' });
    await check('51');
    expect(agency.account.calls.filter((call) => /create|update/u.test(call))).toEqual([]);
    expect(agency.room.queue.rows.size).toBe(0);
  });

  it.each([
    [
      'does not exist, or is none of the deliverables pipeline',
      null,
      'RECORD_NOT_FOUND',
      'There is no ticket 51 in the deliverables pipeline.',
    ],
    [
      'has no project',
      { projectIds: [] },
      'NO_PROJECT',
      'Ticket 51 is not associated with a creative project. Associate it with the one it belongs to.',
    ],
    [
      'has a project that was deleted a moment ago',
      { projectIds: ['404'] },
      'NO_PROJECT',
      'Ticket 51 is not associated with a creative project. Associate it with the one it belongs to.',
    ],
    [
      'has several projects',
      { projectIds: ['7', '8'] },
      'SEVERAL_PROJECTS',
      'Ticket 51 is associated with 2 creative projects. Leave only the one it belongs to.',
    ],
  ])('and hears what to mend where the ticket %s', async (_what, ticket, errorCode, message) => {
    if (ticket !== null) agency.addTicket('51', ticket);
    expect(await check('51')).toEqual({ ok: false, errorCode, message });
  });
});

import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask, aSettledTask, aSentEmail } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const approved = aProject({
  status: 'creatives_completed_and_approved',
  sequence: 3,
  adLabLink: ' https://adlab.example/acme ',
  waitingOn: 'account_manager',
  waitingSince: at('2026-03-11'),
});
const cued = {
  ...approved,
  sequence: 4,
  implementationCuedAt: at('2026-03-12'),
  implementationTaskId: '503',
  waitingOn: 'sas',
  waitingSince: at('2026-03-12'),
} as const;
const issued = [
  anOpenTask('503', 'project-7.cycle-1.approval.3.task'),
  aSentEmail('project-7.cycle-1.approval.3.email'),
];

describe('Handoff 7: the client approves', () => {
  it('gives the SAS the Implement task for the next business day and an email', () => {
    given(approved)
      .on('2026-03-13')
      .then(
        'task for Sam (SAS): "Implement New Creatives for Refresh" due 2026-03-16',
        'email to Sam (SAS): "Approved, please implement: Acme"',
        'project: approval=now implement-task=the new one sequence=4 waiting-on=sas waiting-since=now',
      );
  });

  it('names the task of this approval as the one that closes the cycle', () => {
    const decided = given(approved).on('2026-03-13');
    expect(decided.the('write project').change.implementationTaskId).toEqual({
      taskOf: decided.the('create task').key,
    });
    expect(decided.the('create task').body).toContain('href="https://adlab.example/acme"');
  });

  it('works without an AdLab link', () => {
    const decided = given({ ...approved, adLabLink: null }).on('2026-03-13');
    expect(decided.the('create task').body).not.toContain('AdLab:');
  });

  it('fires once per approval', () => {
    given(cued)
      .and({ issued, implementationTask: { id: '503', completed: false } })
      .on('2026-03-14')
      .thenNothing('The SAS has been asked to implement the creatives; the task is still open.');
  });
});

describe('An approval that is withdrawn', () => {
  it('clears the stamp and defers the open task', () => {
    given({ ...cued, status: 'creatives_pending_approval' })
      .and({ issued })
      .on('2026-03-14')
      .then(
        'task 503 deferred',
        'project: approval=- implement-task=- sequence=5 waiting-on=account_manager waiting-since=now',
      );
  });

  it('cues again with a new task at the next approval', () => {
    const again = given({ ...approved, sequence: 5 })
      .and({ issued: [aSettledTask('503', 'project-7.cycle-1.approval.3.task')] })
      .on('2026-03-16');
    expect(again.the('create task').key).toBe('project-7.cycle-1.approval.5.task');
  });

  it('is taken back although a crash kept its stamp from being written', () => {
    given({ ...approved, status: 'creatives_pending_approval' })
      .and({ issued })
      .on('2026-03-14')
      .then('task 503 deferred', 'project: approval=- implement-task=- sequence=4');
  });
});

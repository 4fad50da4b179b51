import { describe, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aQueuedTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const project = aProject({
  status: 'deliverable_submitted',
  waitingOn: 'creative_team',
  waitingSince: at('2026-03-10'),
});
const five = ['11', '12', '13', '14', '15'].map((id) => aQueuedTicket({ id }));
const copyOf11 = (due: string) => anOpenTask('501', 'ticket-11.round-0.queue.copy.task', at(due));

describe('The extended turnaround', () => {
  it('moves a task that is due earlier, and none that is due then already', () => {
    given(project, ...five)
      .and({ issued: [copyOf11('2026-03-17 17:00')] })
      .on('2026-03-12')
      .then('task 501 due 2026-03-19');
    given(project, ...five)
      .and({ issued: [copyOf11('2026-03-19 17:00')] })
      .on('2026-03-12')
      .thenNothing();
  });

  it('moves nothing where nobody has a task left', () => {
    given(project, ...five)
      .on('2026-03-12')
      .thenNothing();
  });

  it('moves nothing of an ad set whose cycle has ended', () => {
    given(
      { ...project, cycle: 2, cycleStartedAt: at('2026-03-11'), lastImplementedAt: at('2026-03-11') },
      ...five,
    )
      .and({ issued: [copyOf11('2026-03-17 17:00')] })
      .on('2026-03-12')
      .thenNothing();
  });
});

it('The QA task of a ticket that was closed meanwhile is completed, and no new one is given', () => {
  const rules = { automations: { qaTasks: true } };
  const closed = aQueuedTicket({ copy: 'in_qa', stage: 'closed' });
  given(project, closed)
    .ruledBy(rules)
    .and({ issued: [anOpenTask('801', 'ticket-11.round-0.qa.copy.task')] })
    .on('2026-03-12')
    .then('task 801 completed');
  given(project, closed).ruledBy(rules).on('2026-03-12').thenNothing();
});

it('A ticket that was closed before there was the project belongs to no cycle, and nothing is written to it', () => {
  given(project, aQueuedTicket({ stage: 'closed', cycle: null, createdAt: at('2025-12-01'), queuedAt: null }))
    .on('2026-03-12')
    .thenNothing();
});

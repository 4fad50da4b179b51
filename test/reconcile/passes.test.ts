import { expect, test } from 'vitest';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { acting, kickoff, projectWrite, task, ticketWrite } from './effects.ts';
import { Room, quietDecision } from './room.ts';

test('ten hints about one project make one decision, and its handoff is carried out once', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  let decisions = 0;
  room.decide = (snapshot, _rules, now) => {
    decisions += 1;
    return kickoff(snapshot, now);
  };
  for (let hint = 0; hint < 10; hint += 1) await room.mark('project', '1');
  expect(await room.settle()).toBe(1);
  expect(decisions).toBe(1);
  expect([...room.account.tasks.values()].map(({ ref }) => ref)).toEqual([
    'project-1.cycle-1.kickoff.0.task',
  ]);
  expect([...room.outbox.rows.keys()]).toEqual(['project-1.cycle-1.kickoff.0.email']);
  expect(room.account.projects.get('1')).toMatchObject({ kickoffSentAt: room.clock.now(), sequence: 1 });
  expect(room.memory.knownProjects.get('1')).toEqual({ highestCycle: 1, highestSequence: 1 });
  expect(room.mailQueued).toBe(1);
  expect(room.queue.rows.size).toBe(0);
});

test('a second look at a settled project does nothing', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  await room.mark('project', '1');
  await room.settle();
  const before = structuredClone([room.account.projects, room.account.tasks, room.outbox.rows]);
  await room.mark('project', '1');
  await room.settle();
  expect([room.account.projects, room.account.tasks, room.outbox.rows]).toEqual(before);
});

test('a project that changes while it is worked on is worked on again afterwards', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  const seen: string[] = [];
  room.decide = (snapshot) => {
    seen.push(snapshot.project.status);
    return quietDecision(snapshot);
  };
  room.account.before('people', async () => {
    room.account.changeProject('1', { status: 'deliverable_submitted' });
    await room.mark('project', '1');
  });
  await room.mark('project', '1');
  expect(await room.settle()).toBe(2);
  expect(seen).toEqual(['blank', 'deliverable_submitted']);
});

test('two hundred projects cost as many calls as one', async () => {
  const callsFor = async (projects: number): Promise<readonly string[]> => {
    const room = new Room();
    room.decide = (snapshot, _rules, now) => {
      if (snapshot.project.kickoffSentAt !== null) return quietDecision(snapshot);
      if (!snapshot.projectNotes) return { ...quietDecision(snapshot), needs: [{ kind: 'project notes' }] };
      if (!snapshot.companyIds) return { ...quietDecision(snapshot), needs: [{ kind: 'companies' }] };
      const decision = kickoff(snapshot, now);
      const writes = snapshot.tickets.map(({ id }) => ticketWrite(id, { queuedAt: now }));
      return { ...decision, effects: [...decision.effects, ...writes] };
    };
    for (let id = 1; id <= projects; id += 1) {
      room.account.projects.set(`${id}`, projectRecord({ id: `${id}` }));
      room.account.tickets.set(`7${id}`, ticketRecord({ id: `7${id}`, projectIds: [`${id}`] }));
      await room.mark('project', `${id}`);
    }
    await room.settle();
    expect(room.account.tasks.size).toBe(projects);
    expect([...room.account.tickets.values()].every(({ queuedAt }) => queuedAt !== null)).toBe(true);
    return room.account.calls;
  };
  const forOne = await callsFor(1);
  expect([...forOne].sort()).toEqual([
    'companiesOf',
    'createTasks',
    'details',
    'notesOfProjects',
    'people',
    'projectsOfTickets',
    'readProjects',
    'tasksOf',
    'updateProjects',
    'updateTickets',
  ]);
  expect(await callsFor(200)).toEqual(forOne);
});

test('where a decision needs to know since when the AdLab link is there, that is read for it', async () => {
  const room = new Room();
  const seen: unknown[] = [];
  room.decide = (snapshot) => {
    const { adLabLink, adLabLinkChangedAt } = snapshot.project;
    seen.push([adLabLink, adLabLinkChangedAt]);
    const isDated = adLabLinkChangedAt !== undefined;
    return { ...quietDecision(snapshot), needs: isDated ? [] : [{ kind: 'adlab link' }] };
  };
  const undated = { adLabLink: 'old', adLabLinkChangedAt: undefined };
  for (const id of ['1', '2', '3']) room.account.projects.set(id, projectRecord({ id, ...undated }));
  room.account.before('adLabLinksOf', () => {
    room.account.changeProject('1', { adLabLink: 'new', adLabLinkChangedAt: 5 });
    room.account.projects.delete('3');
  });
  for (const id of ['1', '2', '3']) await room.mark('project', id);
  expect(await room.reconciler.pass()).toBe(3);
  expect(seen).toEqual([
    ...Array.from({ length: 3 }, () => ['old', undefined]),
    ['new', 5],
    ['old', null],
    ['old', null],
  ]);
  expect(room.account.callsOf('adLabLinksOf')).toBe(1);
});

test('a decision that asks for another look without writing anything does not spin', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot) => ({ ...quietDecision(snapshot), lookAgain: true });
  await room.mark('project', '1');
  expect(await room.settle()).toBe(1);
});

test('a decision that asks for a look at a time that has passed does not spin', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => ({ ...quietDecision(snapshot), lookAgainAt: now - 5 });
  await room.mark('project', '1');
  expect(await room.settle()).toBe(1);
  expect(await room.queue.nextDueAt()).toBe(room.clock.now() + 1000);
});

test('a project that time alone will change is kept in the queue until then', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  const later = room.clock.now() + 3_600_000;
  room.decide = (snapshot) => ({ ...quietDecision(snapshot), lookAgainAt: later });
  await room.mark('project', '1');
  await room.settle();
  expect(await room.queue.nextDueAt()).toBe(later);
});

test('a decision that never has enough fails its project and no other', async () => {
  const room = new Room();
  for (const id of ['1', '2']) room.account.projects.set(id, projectRecord({ id }));
  room.decide = (snapshot, _rules, now) =>
    snapshot.project.id === '1'
      ? { ...quietDecision(snapshot), needs: [{ kind: 'companies' }] }
      : kickoff(snapshot, now);
  await room.mark('project', '1');
  await room.mark('project', '2');
  await room.settle();
  expect(room.queue.rows.get('project 1')).toMatchObject({ attempts: 1 });
  expect(room.account.projects.get('2')?.kickoffSentAt).not.toBeNull();
});

test('the Implement task a project names is the one created in the same decision', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot) =>
    snapshot.project.implementationTaskId === null
      ? acting(snapshot, [
          task('project-1.cycle-1.approval.3.task', '1'),
          projectWrite('1', { implementationTaskId: { taskOf: 'project-1.cycle-1.approval.3.task' } }),
        ])
      : quietDecision(snapshot);
  await room.mark('project', '1');
  await room.settle();
  const [created] = room.account.tasks.keys();
  expect(room.account.projects.get('1')?.implementationTaskId).toBe(created);
});

test('the log tells handoffs and reasons of each project, and no address or body of an email', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => ({
    ...kickoff(snapshot, now),
    quiet: ['The cue waits for the date.'],
    warnings: ['The SAS is missing.'],
  });
  room.account.spoil('project-1.cycle-1.kickoff.0.task', 'refused');
  await room.mark('project', '1');
  await room.settle();
  const about = { projectId: '1' };
  expect(room.logger.told('Handoff')).toEqual([
    { ...about, handoff: '1 kickoff', reason: 'The refresh date is near.' },
  ]);
  expect(room.logger.told('Nothing happens')).toEqual([{ ...about, reason: 'The cue waits for the date.' }]);
  expect(room.logger.told('Something is not as it should be')).toEqual([
    { ...about, warning: 'The SAS is missing.' },
  ]);
  expect(room.logger.told('Not carried out')).toHaveLength(1);
  expect(room.logger.asText()).not.toMatch(/@agency\.example|secret words/);
});

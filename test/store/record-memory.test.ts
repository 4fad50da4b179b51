import { expect, it } from 'vitest';
import { describeOnEachDialect } from './support/dialects.ts';

describeOnEachDialect('The memory of records', (databases) => {
  it('keeps the highest cycle and the highest sequence ever seen of a project', async () => {
    const { memory } = await databases.open();
    await memory.rememberProjects([{ projectId: 'p', cycle: 3, sequence: 7 }], 1);
    await memory.rememberProjects([{ projectId: 'p', cycle: 2, sequence: 9 }], 2);
    await memory.rememberProjects(
      [
        { projectId: 'p', cycle: 1, sequence: 1 },
        { projectId: 'q', cycle: 5, sequence: 1 },
        { projectId: 'q', cycle: 1, sequence: 6 },
      ],
      3,
    );

    expect(await memory.projects(['p', 'q', 'unknown'])).toEqual(
      new Map([
        ['p', { highestCycle: 3, highestSequence: 9 }],
        ['q', { highestCycle: 5, highestSequence: 6 }],
      ]),
    );
    expect(await memory.projects([])).toEqual(new Map());
  });

  it('knows the projects each ticket was last seen with, and forgets those before', async () => {
    const { memory } = await databases.open();
    await memory.rememberTickets(
      [
        { ticketId: 'one', projectIds: ['p'] },
        { ticketId: 'two', projectIds: ['q', 'p', 'p'] },
        { ticketId: 'moved', projectIds: ['p'] },
      ],
      1,
    );
    await memory.rememberTickets(
      [
        { ticketId: 'moved', projectIds: ['q'] },
        { ticketId: 'none', projectIds: [] },
      ],
      2,
    );

    expect(await memory.projectsOfTickets(['one', 'two', 'moved', 'none', 'unknown'])).toEqual(
      new Map([
        ['one', ['p']],
        ['two', ['p', 'q']],
        ['moved', ['q']],
        ['none', []],
      ]),
    );
    expect(await memory.projectsOfTickets([])).toEqual(new Map());
  });

  it('of a ticket told twice in one call, the last word counts', async () => {
    const { memory } = await databases.open();
    await memory.rememberTickets(
      [
        { ticketId: 't', projectIds: ['p'] },
        { ticketId: 't', projectIds: ['q'] },
      ],
      1,
    );

    expect(await memory.projectsOfTickets(['t'])).toEqual(new Map([['t', ['q']]]));
  });

  it('a project leads to the tickets that were last seen with it, each once', async () => {
    const { memory } = await databases.open();
    await memory.rememberTickets(
      [
        { ticketId: 't', projectIds: ['p', 'q'] },
        { ticketId: 'u', projectIds: ['q'] },
        { ticketId: 'v', projectIds: [] },
      ],
      1,
    );

    expect(await memory.ticketsOfProjects(['p', 'q'])).toEqual(['t', 'u']);
    expect(await memory.ticketsOfProjects(['p', 'unknown'])).toEqual(['t']);
    expect(await memory.ticketsOfProjects([])).toEqual([]);
  });

  it('a forgotten project is unknown, and no ticket leads to it any more', async () => {
    const { memory } = await databases.open();
    await memory.rememberProjects(
      [
        { projectId: 'p', cycle: 1, sequence: 1 },
        { projectId: 'q', cycle: 1, sequence: 1 },
      ],
      1,
    );
    await memory.rememberTickets([{ ticketId: 't', projectIds: ['p', 'q'] }], 1);
    await memory.forgetProjects(['p', 'unknown']);
    await memory.forgetProjects([]);

    expect([...(await memory.projects(['p', 'q'])).keys()]).toEqual(['q']);
    expect(await memory.projectsOfTickets(['t'])).toEqual(new Map([['t', ['q']]]));
  });

  it('a hundred thousand tickets are remembered and asked for in one call', async () => {
    const { memory } = await databases.open();
    const tickets = Array.from({ length: 100_000 }, (_, index) => ({
      ticketId: String(index),
      projectIds: ['p'],
    }));
    await memory.rememberTickets(tickets, 1);

    const remembered = await memory.projectsOfTickets(tickets.map((ticket) => ticket.ticketId));
    expect(remembered.size).toBe(100_000);
    expect([...remembered.values()].every((projectIds) => projectIds.join() === 'p')).toBe(true);
  });
});

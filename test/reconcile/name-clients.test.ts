import { describe, expect, it } from 'vitest';
import { nameClients } from '../../src/reconcile/name-clients.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import type { OverviewNote } from '../../src/reconcile/ports/overview.ts';
import { Room } from './room.ts';

const oneDay = 24 * 60 * 60_000;

function look(projectId: string): OverviewNote {
  return {
    ...{ projectId, objectTypeId: '2-1001', name: projectId, cycle: 1, status: 'blank', isUnderWay: false },
    ...{ handoff: null, waitingOn: 'nobody', people: [], waitingSince: null, limit: null, stallsAt: null },
    ...{ kickoffOn: null, submissionOn: null, refreshOn: '2026-06-01', mode: 'live', lookedAt: 0 },
  };
}

async function roomOf(...ids: readonly string[]): Promise<Room> {
  const room = new Room();
  await room.overview.note(ids.map(look));
  return room;
}

const clientOf = async (room: Room, id: string) => (await room.overview.of(id))?.client;

describe('The names of clients', () => {
  it('are asked for once for all projects, and again some months later', async () => {
    const room = await roomOf('1', '2');
    room.account.clients.set('1', 'Harbor & Pine');
    await nameClients(room.parts());
    await nameClients(room.parts());
    expect([await clientOf(room, '1'), await clientOf(room, '2')]).toEqual(['Harbor & Pine', null]);
    expect(room.account.callsOf('clientsOf')).toBe(1);

    room.account.clients.set('2', 'Oak');
    room.clock.advance(90 * oneDay);
    await nameClients(room.parts());
    expect(await clientOf(room, '2')).toBeNull();
    room.clock.advance(1);
    await nameClients(room.parts());
    expect(await clientOf(room, '2')).toBe('Oak');
  });

  it('are asked for 500 projects at a time, and for no more than 5,000 at one occasion', async () => {
    const room = await roomOf(...Array.from({ length: 5_100 }, (_, index) => String(10_000 + index)));
    await nameClients(room.parts());
    expect(room.account.callsOf('clientsOf')).toBe(10);
    await nameClients(room.parts());
    expect(room.account.callsOf('clientsOf')).toBe(11);
  });

  it('wait for another sweep where HubSpot cannot be asked', async () => {
    const room = await roomOf('1');
    room.account.clients.set('1', 'Harbor & Pine');
    room.account.before('clientsOf', () => {
      throw new AccountError('later', 'HubSpot is out of reach');
    });
    await nameClients(room.parts());
    expect(await clientOf(room, '1')).toBeNull();
    expect(room.logger.told('The clients of projects could not be read')).toMatchObject([{ projects: 1 }]);
    await nameClients(room.parts());
    expect(await clientOf(room, '1')).toBe('Harbor & Pine');
  });

  it('are nothing that a broken store is covered up by', async () => {
    const room = await roomOf('1');
    room.overview.nameClients = () => Promise.reject(new Error('disk full'));
    await expect(nameClients(room.parts())).rejects.toThrow('disk full');
  });
});

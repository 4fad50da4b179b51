import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAfterSweep } from '../../src/reconcile/after-sweep.ts';
import { sendDigest } from '../../src/reconcile/send-digest.ts';
import type { Loop } from '../../src/reconcile/loop.ts';
import type { OverviewNote } from '../../src/reconcile/ports/overview.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { Room } from './room.ts';

const started: Loop[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((loop) => loop.stop()));
});

const digestTo = 'lead@agency.example';
const oneHour = 60 * 60_000;

function stalled(projectId: string, stallsAt: number): OverviewNote {
  return {
    projectId,
    objectTypeId: '2-1001',
    name: `Project ${projectId}`,
    cycle: 1,
    status: 'creatives_pending_approval',
    isUnderWay: true,
    handoff: '5 review',
    waitingOn: 'account_manager',
    people: ['Ann'],
    waitingSince: Date.parse('2026-02-20T10:00:00Z'),
    limit: 5,
    stallsAt,
    kickoffOn: null,
    submissionOn: null,
    refreshOn: '2026-03-10',
    mode: 'live',
    lookedAt: 0,
  };
}

/** One stalled project, at nine in the morning of 2 March 2026 in London. */
async function digestRoom(stalls: object = { digestTo }, hour = 0) {
  const room = new Room();
  room.account.timeZone = 'Europe/London';
  room.settings = parseSettings({ stalls, sweep: { hour } });
  await room.overview.note([stalled('1', room.clock.now())]);
  let queued = 0;
  const options = { ...room.parts(), mailQueued: () => void (queued += 1) };
  return { room, options, send: () => sendDigest(options), queued: () => queued };
}

const keys = (room: Room) => [...room.outbox.rows.keys()];

describe('The daily list of what is stalled', () => {
  it('goes into the outbox once a day, whoever brings it', async () => {
    const { room, send, queued } = await digestRoom();
    await send();
    await send();
    expect([...room.outbox.rows.values()]).toMatchObject([
      {
        key: 'digest.2026-03-02.email',
        to: digestTo,
        handoff: 'upkeep',
        subject: 'Stalled creative refreshes on 2 March 2026: 1',
        projectId: null,
        ticketId: null,
      },
    ]);
    expect(queued()).toBeGreaterThan(0);
    room.clock.advance(24 * oneHour);
    await send();
    expect(keys(room)).toEqual(['digest.2026-03-02.email', 'digest.2026-03-03.email']);
  });

  it('does not go out where no address is named, nor in shadow mode', async () => {
    const { room, send } = await digestRoom({ remind: true });
    await send();
    const shadow = await digestRoom();
    shadow.room.mode = 'shadow';
    await shadow.send();
    expect([keys(room), keys(shadow.room)]).toEqual([[], []]);
  });

  it('does not go out while nothing is stalled', async () => {
    const { room, send } = await digestRoom();
    await room.overview.note([stalled('1', room.clock.now() + 1)]);
    await send();
    expect(keys(room)).toEqual([]);
    room.clock.advance(1);
    await send();
    expect(keys(room)).toEqual(['digest.2026-03-02.email']);
  });

  it('waits for the hour of kickoffs and cues, in the time zone of the account', async () => {
    const { room, send } = await digestRoom({ digestTo }, 10);
    room.clock.advance(oneHour - 1);
    await send();
    expect(keys(room)).toEqual([]);
    room.clock.advance(1);
    await send();
    expect(keys(room)).toEqual(['digest.2026-03-02.email']);
  });
});

describe('The loop that sends it', () => {
  function loopOf({ room, options }: Awaited<ReturnType<typeof digestRoom>>) {
    let sweptAt: number | null = null;
    const work = () => sendDigest(options);
    const loop = createAfterSweep({ ...options, work, sweptAt: () => sweptAt, pollMs: 5 });
    started.push(loop);
    loop.start();
    return { loop, swept: () => void (sweptAt = room.clock.now()) };
  }

  it('sends it after a sweep, once everything that it found has been looked at', async () => {
    const digest = await digestRoom();
    const { room } = digest;
    const { loop, swept } = loopOf(digest);
    await loop.idle();
    expect(keys(room)).toEqual([]);
    await room.mark('project', '1');
    swept();
    await loop.idle();
    expect(keys(room)).toEqual([]);
    room.queue.rows.clear();
    await loop.idle();
    expect(keys(room)).toEqual(['digest.2026-03-02.email']);
  });

  it('waits an hour at most for what cannot be looked at', async () => {
    const digest = await digestRoom();
    const { room } = digest;
    const { loop, swept } = loopOf(digest);
    await room.mark('project', '1');
    swept();
    room.clock.advance(oneHour - 1);
    await loop.idle();
    expect(keys(room)).toEqual([]);
    room.clock.advance(1);
    await loop.idle();
    expect(keys(room)).toEqual(['digest.2026-03-02.email']);
  });

  it('looks once after each sweep, and again after the next where nothing was stalled', async () => {
    const digest = await digestRoom();
    const { room } = digest;
    await room.overview.forget(['1']);
    const list = vi.spyOn(room.overview, 'list');
    const { loop, swept } = loopOf(digest);
    swept();
    await loop.idle();
    await loop.idle();
    expect(list).toHaveBeenCalledTimes(1);
    room.clock.advance(oneHour);
    await room.overview.note([stalled('1', room.clock.now())]);
    await loop.idle();
    expect(keys(room)).toEqual([]);
    swept();
    await loop.idle();
    expect(keys(room)).toEqual(['digest.2026-03-02.email']);
  });
});

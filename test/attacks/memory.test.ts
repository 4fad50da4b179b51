import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { openDoors, signed } from './doors.ts';
import { ask } from './wire.ts';

it('a delivery costs no memory that stays, however much is sent', async () => {
  const doors = await openDoors();
  const huge = Buffer.alloc(900_000, 'x');
  const deliver = () =>
    ask(doors.port, signed({ method: 'POST', target: '/webhooks/hubspot', body: huge, headers: {} }));
  await deliver();
  const before = memoryInUse();
  for (let sent = 0; sent < 60; sent += 1) expect((await deliver()).status).toBe(400);
  // What the stand-in keeps for tests to read.
  doors.webhooks.verified.length = 0;
  // V8 frees what lies outside of its heap in the background, some of it after the collection.
  await vi.waitFor(() => expect(memoryInUse() - before).toBeLessThan(10_000_000));
});

/** Bytes, once what nobody holds is let go of. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

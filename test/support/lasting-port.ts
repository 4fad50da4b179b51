import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what systems give to whoever asks for any port, Linux from 32,768 on, and above the well-known ones. */
const firstPort = 20_000;
const portsEach = 1_000;
const places = 12;

/** vitest gives workers that run at the same time different numbers. */
const place = Number(process.env['VITEST_POOL_ID'] ?? 1) % places;
let next = process.pid % portsEach;

/**
 * A port for a server that has to come back to it. Between stopping and starting again nobody else is given it: it is
 * none of those that are handed out, and every worker has ports of its own.
 * @throws RangeError where none of them is free
 */
export async function lastingPort(): Promise<number> {
  for (let tries = 0; tries < portsEach; tries += 1) {
    const port = firstPort + place * portsEach + next;
    next = (next + 1) % portsEach;
    if (await isFree(port)) return port;
  }
  throw new RangeError(`No port of worker ${place} is free`);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}

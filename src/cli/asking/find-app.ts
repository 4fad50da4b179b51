import { z } from 'zod';

const patienceMs = 2000;
const alive = z.object({ alive: z.literal(true) });

/** Whether our app answers at this address; anything else that may listen there counts as no. */
export async function isOurApp(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(patienceMs) });
    return alive.safeParse(await response.json()).success;
  } catch {
    return false;
  }
}

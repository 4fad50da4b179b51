import { z } from 'zod';

/** Where nothing listens that is known at once; an app may be busy, and taken for none it would be worked beside. */
const patienceMs = 10_000;
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

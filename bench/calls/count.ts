import type { CountedOffice } from '../harness/in-one-process.ts';

/** What something cost: calls to HubSpot by name, those for the whole account aside, and how often a project was read. */
export interface Cost {
  readonly names: readonly string[];
  readonly looks: number;
}

/** Apart: what follows from what people do, and what only the app's own writes coming back as events cause. */
export interface Costs {
  readonly own: Cost;
  readonly echoes: Cost;
}

/** Counts what the app makes of what somebody does, until nothing is left to do. */
export async function countCalls(
  office: CountedOffice,
  nameOf: (call: { readonly method: string; readonly path: string }) => string,
  doing: () => void,
): Promise<Costs> {
  const { together } = office;
  const { webhooks, exchanges } = together.sandbox;
  const costOf = async (happening: () => void): Promise<Cost> => {
    const asked = exchanges.length;
    happening();
    await together.application().idle();
    await together.settled();
    const names = exchanges
      .slice(asked)
      .map(nameOf)
      .filter((name) => !isForAll(name));
    return { names, looks: names.filter((name) => name === 'GET project').length };
  };
  const own = await costOf(() => {
    webhooks.hold();
    doing();
    webhooks.release();
    webhooks.hold();
  });
  return { own, echoes: await costOf(() => webhooks.release()) };
}

/** Asked once for the whole account, however many projects there are. */
const isForAll = (name: string) => /\/search$|account-info|\/owners/.test(name);

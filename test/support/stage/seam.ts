import type { HttpAnswer, HttpRequest } from '../../../src/hubspot/transport/http-client.ts';

/** A request to HubSpot under the name the app's own log knows it by: `batch create tasks`. */
export interface NamedRequest extends HttpRequest {
  readonly name: string;
}

/** Lets the account carry out the request; rows of a batch for which `refusesRow` says so are refused. */
export type CarryOut = (refusesRow?: (row: unknown) => boolean) => HttpAnswer;

/**
 * Where one life of the app touches the outside. Whatever it does there passes through here first, so that a test
 * can decide what becomes of it: carried out or not, answered or not, now or later.
 */
export interface Seam {
  /** One use of the store (`queue.claim`) or of the mail server (`email.send`), with what was given to it. */
  use<Answer>(name: string, carryOut: () => Promise<Answer>, given?: readonly unknown[]): Promise<Answer>;
  /** One call to HubSpot. Rejects as a connection does: TryTimedOut, AnswerCutOff, or an error with a `code`. */
  exchange(request: NamedRequest, carryOut: CarryOut): Promise<HttpAnswer>;
}

/** Nothing ever goes wrong. */
export const calmSeam: Seam = {
  use: (_, carryOut) => carryOut(),
  exchange: (_, carryOut) => Promise.resolve(carryOut()),
};

/** The same thing, each use of which passes through the seam as `name.method`; its methods must answer promises. */
export function throughSeam<Thing extends object>(seam: Seam, name: string, thing: Thing): Thing {
  return new Proxy(thing, {
    get: (target, property) => {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) =>
        seam.use(
          `${name}.${String(property)}`,
          async () => {
            const answer: unknown = await Reflect.apply(member, target, given);
            return answer;
          },
          given,
        );
    },
  });
}

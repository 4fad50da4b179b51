import type { Agent, ClientRequest } from 'node:http';

/** One request's own view of a shared agent. */
export interface WatchedAgent<Shared extends Agent> {
  readonly agent: Shared;
  /** Destroys the request and its socket; a finished request's socket, kept alive by the agent, is left alone. */
  abort(): void;
}

/**
 * The client library hands an agent to its HTTP layer, but no way to abort and no word when an answer ends in
 * the middle. Every request passes through its agent, though: this view takes note of the request on its way to
 * the shared agent, which keeps all sockets.
 */
export function watchAgent<Shared extends Agent>(shared: Shared, onCutOff: () => void): WatchedAgent<Shared> {
  const requests: ClientRequest[] = [];

  function addRequest(request: ClientRequest, ...rest: unknown[]): void {
    requests.push(request);
    request.once('response', (answer) => {
      answer.once('close', () => {
        if (!answer.complete) onCutOff();
      });
    });
    const add: unknown = Reflect.get(shared, 'addRequest');
    if (typeof add === 'function') Reflect.apply(add, shared, [request, ...rest]);
  }

  return {
    agent: new Proxy(shared, {
      get: (target, key): unknown => (key === 'addRequest' ? addRequest : Reflect.get(target, key)),
    }),
    abort: () => {
      for (const request of requests) request.destroy();
    },
  };
}

import { HttpAgent, HttpsAgent } from 'agentkeepalive';
import { createConfiguration } from '@hubspot/api-client/lib/codegen/crm/objects/configuration.js';
import { HttpMethod } from '@hubspot/api-client/lib/codegen/crm/objects/http/http.js';
import { Observable } from '@hubspot/api-client/lib/codegen/crm/objects/rxjsStub.js';
import { ServerConfiguration } from '@hubspot/api-client/lib/codegen/crm/objects/servers.js';
import { ApiClientConfigurator } from '@hubspot/api-client/lib/src/configuration/ApiClientConfigurator.js';
import type { HubSpotCall } from './transport.ts';
import { watchAgent } from './watched-agent.ts';

/** What goes over the wire. */
export type HttpRequest = Pick<HubSpotCall<never>, 'method' | 'path' | 'query' | 'body'>;

/** An answer of any status; header names are lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface HttpClient {
  /**
   * One try, without limits or retries.
   * @throws TryTimedOut after `timeoutMs` ms, AnswerCutOff, or the connection's own error with a `code`.
   */
  send(request: HttpRequest, timeoutMs: number): Promise<HttpAnswer>;
  /** Destroys every socket, those in use too. */
  close(): void;
}

/** No complete answer came in time; the socket is destroyed. */
export class TryTimedOut extends Error {
  override readonly name = 'TryTimedOut';
  constructor(timeoutMs: number) {
    super(`no complete answer within ${timeoutMs} ms`);
  }
}

/** The connection ended in the middle of the answer. */
export class AnswerCutOff extends Error {
  override readonly name = 'AnswerCutOff';
  constructor() {
    super('the connection ended in the middle of the answer');
  }
}

/**
 * The only place that knows HubSpot's client library. Its generated HTTP layer (authentication, configuration,
 * middleware, sending) is used as its typed methods use it, but with dated paths. Its retries and its limiter
 * live in a process-wide singleton beside that layer and are never touched.
 */
export function createHttpClient(options: {
  readonly accessToken: string;
  readonly baseUrl: string;
}): HttpClient {
  // Below the 5 s after which many servers (Node's among them) close an idle connection.
  const agentOptions = { keepAlive: true, freeSocketTimeout: 4_000, timeout: 0 };
  const agent = options.baseUrl.startsWith('https:')
    ? new HttpsAgent(agentOptions)
    : new HttpAgent(agentOptions);
  const configuration = createConfiguration(
    ApiClientConfigurator.getParams(
      { accessToken: options.accessToken, basePath: options.baseUrl.replace(/\/+$/, '') },
      ServerConfiguration,
      Observable,
      Observable,
    ),
  );

  async function contextFor(request: HttpRequest) {
    let context = configuration.baseServer.makeRequestContext(request.path, HttpMethod[request.method]);
    for (const [name, value] of Object.entries(request.query ?? {})) context.setQueryParam(name, value);
    context.setHeaderParam('Accept', 'application/json');
    if (request.body !== undefined) {
      context.setHeaderParam('Content-Type', 'application/json');
      context.setBody(JSON.stringify(request.body));
    }
    await configuration.authMethods.oauth2?.applySecurityAuthentication(context);
    for (const middleware of configuration.middleware) context = await middleware.pre(context).toPromise();
    return context;
  }

  async function send(request: HttpRequest, timeoutMs: number): Promise<HttpAnswer> {
    const context = await contextFor(request);
    return new Promise((resolve, reject) => {
      const giveUp = (error: Error) => {
        clearTimeout(timer);
        reject(error);
      };
      const watched = watchAgent(agent, () => giveUp(new AnswerCutOff()));
      const timer = setTimeout(() => {
        giveUp(new TryTimedOut(timeoutMs));
        watched.abort();
      }, timeoutMs);
      context.setAgent(watched.agent);
      const answer = async (): Promise<HttpAnswer> => {
        const received = await configuration.httpApi.send(context).toPromise();
        const text = await received.body.text();
        return {
          status: received.httpStatusCode,
          headers: received.headers,
          // Errors quote what HubSpot says, so what it says must not contain the token.
          text: received.httpStatusCode < 400 ? text : text.replaceAll(options.accessToken, '[access token]'),
        };
      };
      answer()
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  }

  return { send, close: () => agent.destroy() };
}

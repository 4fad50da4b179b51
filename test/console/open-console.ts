import { randomUUID } from 'node:crypto';
import { openAgency, type Agency, type AgencyOptions } from '../support/together.ts';

/** Names with their values. */
type Headed = Readonly<Record<string, string>>;

/** The console of an agency's app, as a browser or somebody with ill intent asks it, without following redirects. */
export interface ConsoleVisit {
  readonly agency: Agency;
  readonly adminToken: string;
  /** `path`: below the console's. */
  readonly get: (path: string, headers?: Headed) => Promise<ConsoleAnswer>;
  readonly post: (path: string, fields: Headed, headers?: Headed) => Promise<ConsoleAnswer>;
  /** Signs in, and answers the headers a browser sends from then on. */
  readonly signIn: () => Promise<Headed>;
  /** The token that the forms of a page carry; of the first page unless given. */
  readonly formToken: (headers: Headed, path?: string) => Promise<string>;
}

export interface ConsoleAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where a redirect leads. */
  readonly to: string | null;
  /** The cookies that are set, with what is said about them. */
  readonly cookies: readonly string[];
}

interface OpenOptions extends AgencyOptions {
  /** False: there is no admin token. */
  readonly hasToken?: boolean;
}

export async function openConsole({ hasToken = true, ...options }: OpenOptions = {}): Promise<ConsoleVisit> {
  const adminToken = randomUUID();
  const agency = await openAgency({
    ...options,
    environment: { ...(hasToken && { ADMIN_TOKEN: adminToken }), ...options.environment },
  });
  const { appUrl } = agency.together;
  const ask = async (path: string, init: RequestInit): Promise<ConsoleAnswer> => {
    const response = await fetch(`${appUrl}/console${path}`, { ...init, redirect: 'manual' });
    const { status, headers } = response;
    const cookies = headers.getSetCookie();
    return { status, headers, cookies, to: headers.get('location'), text: await response.text() };
  };
  const visit: ConsoleVisit = {
    agency,
    adminToken,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { origin: appUrl, ...headers },
        body: new URLSearchParams(fields),
      }),
    signIn: async () => {
      const { cookies } = await visit.post('/sign-in', { token: adminToken, to: '/console/' });
      return { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') };
    },
    formToken: async (headers, path = '/') => {
      const { text } = await visit.get(path, headers);
      return /name="formToken" value="([^"]+)"/.exec(text)?.[1] ?? '';
    },
  };
  return visit;
}

import { isProjectAnswer, type ProjectAnswer } from './answer.ts';
import { problemOf, type Problem } from './problem.ts';

/** `hubspot.fetch`, as far as the card uses it. Rejects where no answer comes in time. */
export type FetchFromApp = (
  url: string,
  options: { readonly method: 'GET'; readonly timeout: number },
) => Promise<{ readonly status: number; json(): Promise<unknown> }>;

export type Asked =
  { readonly ok: true; readonly answer: ProjectAnswer } | { readonly ok: false; readonly problem: Problem };

/** Milliseconds; HubSpot allows 15 s, and nobody looks at a spinner that long. */
const timeoutMs = 10_000;

/** Asks the app once where the refresh of this project stands. Never rejects. */
export async function askForProject(
  fetchFromApp: FetchFromApp,
  appUrl: string | null,
  projectId: string,
): Promise<Asked> {
  if (appUrl === null) return problem('no address');
  try {
    const url = `${appUrl}/api/projects/${projectId}`;
    const response = await fetchFromApp(url, { method: 'GET', timeout: timeoutMs });
    return await readAnswer(response);
  } catch {
    return problem('no answer');
  }
}

async function readAnswer(response: Awaited<ReturnType<FetchFromApp>>): Promise<Asked> {
  const body = await response.json().catch(() => null);
  if (response.status !== 200) return problem(problemOf(response.status), errorIn(body));
  return isProjectAnswer(body) ? { ok: true, answer: body } : problem('failed');
}

/** The app says what is wrong as `{"error": "…"}`. */
function errorIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  return typeof body.error === 'string' ? body.error : null;
}

function problem(kind: Problem['kind'], detail: string | null = null): Asked {
  return { ok: false, problem: { kind, detail } };
}

/** What came of one call; `unreachable` says why nothing did. */
export type AppAnswer =
  | {
      readonly status: number;
      /** undefined where it was no JSON. */
      readonly body: unknown;
    }
  | { readonly unreachable: string };

/** HubSpot waits this long for an answer. */
const patienceMs = 5000;

/** Calls the app as HubSpot does: redirections are not followed. Never rejects. */
export async function callApp(
  url: string,
  request: Pick<RequestInit, 'method' | 'headers' | 'body'>,
): Promise<AppAnswer> {
  try {
    const response = await fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: response.status, body: readJson(await response.text()) };
  } catch (failure) {
    return { unreachable: reasonOf(failure) };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return 'no reason given';
  if (failure.name === 'TimeoutError') return `no answer within ${patienceMs / 1000} seconds`;
  const { cause } = failure;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : failure.message;
}

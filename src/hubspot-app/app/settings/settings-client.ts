import {
  areProblems,
  isSettingsAnswer,
  isTrialAnswer,
  type SettingsAnswer,
  type TrialAnswer,
} from './answer.ts';
import type { Conflict, Failure } from './failure.ts';
import { isJsonObject, type JsonObject } from './json.ts';

/** The part of `hubspot.fetch` that the page uses; it may reject, and may take as long as it likes. */
export type PageFetch = (
  url: string,
  options?: {
    readonly method?: 'GET' | 'PUT';
    readonly timeout?: number;
    readonly body?: { [key: string]: unknown };
  },
) => Promise<{ readonly status: number; readonly json: () => Promise<unknown> }>;

export type Outcome<Answer> = { readonly kind: 'answered'; readonly answer: Answer } | Failure;

/** The calls of the page. None of them rejects: what went wrong is part of the outcome. */
export interface SettingsClient {
  read(): Promise<Outcome<SettingsAnswer>>;
  /** Saves nothing. `previewDate` is `YYYY-MM-DD`; null leaves it to the server. */
  check(basedOn: number, settings: JsonObject, previewDate: string | null): Promise<Outcome<TrialAnswer>>;
  save(basedOn: number, settings: JsonObject): Promise<Outcome<SettingsAnswer>>;
}

/**
 * @param baseUrl where the server is, with or without a slash at its end
 * @param timeoutMs after which a call counts as unanswered; HubSpot itself gives up after 15 s
 */
export function createSettingsClient(fetch: PageFetch, baseUrl: string, timeoutMs: number): SettingsClient {
  const url = `${baseUrl.replace(/\/+$/, '')}/api/settings`;

  async function call<Answer>(
    options: Parameters<PageFetch>[1],
    isExpected: (value: unknown) => value is Answer,
  ): Promise<Outcome<Answer>> {
    const answered = await within(timeoutMs, readAnswer(fetch, url, { ...options, timeout: timeoutMs }));
    if ('kind' in answered) return answered;
    const { status, body } = answered;
    if (status !== 200) return failureOf(status, body);
    return isExpected(body)
      ? { kind: 'answered', answer: body }
      : { kind: 'unexpected', status, message: null };
  }

  return {
    read: () => call({ method: 'GET' }, isSettingsAnswer),
    check: (basedOn, settings, previewDate) =>
      call(
        {
          method: 'PUT',
          body: { basedOn, settings, dryRun: true, ...(previewDate === null ? {} : { previewDate }) },
        },
        isTrialAnswer,
      ),
    save: (basedOn, settings) => call({ method: 'PUT', body: { basedOn, settings } }, isSettingsAnswer),
  };
}

async function readAnswer(
  fetch: PageFetch,
  url: string,
  options: Parameters<PageFetch>[1],
): Promise<{ readonly status: number; readonly body: unknown } | Failure> {
  try {
    const response = await fetch(url, options);
    // An error page of something in between is no JSON, and its status still says enough.
    const body = await response.json().catch(() => null);
    return { status: response.status, body };
  } catch (error) {
    return { kind: isTimeout(error) ? 'timeout' : 'unreachable' };
  }
}

/** HubSpot promises no more than that a time-out is an error; the standard names it so. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result | Failure> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<Failure>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'timeout' }), milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function failureOf(status: number, body: unknown): Failure {
  const answer: JsonObject = isJsonObject(body) ? body : {};
  const message = textOrNull(answer['error']);
  switch (status) {
    case 400:
      return {
        kind: 'refused',
        message,
        problems: areProblems(answer['problems']) ? answer['problems'] : [],
      };
    case 401:
      return { kind: 'unsigned', message };
    case 403:
      return { kind: 'forbidden', message };
    case 409:
      return conflictOf(answer);
    case 408:
    case 504:
      return { kind: 'timeout' };
    default:
      return status === 429 || status >= 500
        ? { kind: 'unavailable', message }
        : { kind: 'unexpected', status, message };
  }
}

function conflictOf(answer: JsonObject): Conflict {
  return {
    kind: 'conflict',
    savedBy: textOrNull(answer['savedBy']),
    savedAt: textOrNull(answer['savedAt']),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

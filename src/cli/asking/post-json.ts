import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { AppOutOfReach } from './app-errors.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** Longer than any operation on a large account takes. */
const patienceMs = 6 * 60 * 60_000;

/**
 * Posts JSON and waits for the answer for hours if need be, which `fetch` does not.
 * @throws AppOutOfReach where no answer comes
 */
export async function postJson(
  url: string,
  { authorization, body }: { readonly authorization: string; readonly body: string },
): Promise<HttpAnswer> {
  try {
    return await new Promise<HttpAnswer>((resolve, reject) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const signal = AbortSignal.timeout(patienceMs);
      request(url, { method: 'POST', headers, signal, agent: false }, (response) => {
        text(response).then((answer) => resolve({ status: response.statusCode ?? 0, text: answer }), reject);
      })
        .once('error', reject)
        .end(body);
    });
  } catch (error) {
    throw new AppOutOfReach(
      'The app was lost before it answered. What was asked for may have been done, or done in part: look before you ask again.',
      { cause: error },
    );
  }
}

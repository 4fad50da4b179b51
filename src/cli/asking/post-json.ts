import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Progress } from '../../admin/operation.ts';
import { AppOutOfReach } from './app-errors.ts';
import { readProgressLines } from './read-progress-lines.ts';

const progressLines = 'application/x-ndjson';

export interface HttpAnswer {
  readonly status: number;
  /** JSON, where it is the app that answers. */
  readonly text: string;
}

interface Posting {
  readonly authorization: string;
  readonly body: string;
  /** Told as often as the app tells how far it is. */
  readonly progress: Progress;
}

/** Longer than any operation on a large account takes. */
const patienceMs = 6 * 60 * 60_000;

/**
 * Posts JSON and waits for the answer for hours if need be, which `fetch` does not.
 * @throws AppOutOfReach where no answer comes
 */
export async function postJson(url: string, { authorization, body, progress }: Posting): Promise<HttpAnswer> {
  try {
    return await new Promise<HttpAnswer>((resolve, reject) => {
      const headers = {
        authorization,
        'content-type': 'application/json',
        accept: `${progressLines}, application/json`,
      };
      const signal = AbortSignal.timeout(patienceMs);
      request(url, { method: 'POST', headers, signal, agent: false }, (response) => {
        read(response, progress).then(resolve, reject);
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

async function read(response: IncomingMessage, progress: Progress): Promise<HttpAnswer> {
  if (response.headers['content-type']?.startsWith(progressLines) === true) {
    const { status, body } = await readProgressLines(response, progress);
    return { status, text: JSON.stringify(body) };
  }
  return { status: response.statusCode ?? 0, text: await text(response) };
}

import { createSession } from 'better-sse';
import type { Request, Response } from 'express';
import type { Look, Watcher } from './watcher.ts';

interface StreamOptions {
  readonly watcher: Watcher;
  /** Aborted: all streams end, so that nobody has to wait for them. */
  readonly signal: AbortSignal;
  /** Streams at the same time; beyond it a page does not follow what happens. 100 unless given. */
  readonly mostStreams?: number;
}

/** What one stream follows. */
export interface Followed {
  /** Pages of the same name share the looks. */
  readonly name: string;
  readonly look: Look;
  /** What the page showed when it was made. */
  readonly seen: string;
}

/** Keeps the answer open, and writes the event `changed` whenever there is something new to show. */
export type Stream = (request: Request, response: Response, followed: Followed) => Promise<void>;

export function createStream({ watcher, signal, mostStreams = 100 }: StreamOptions): Stream {
  const open = new Set<Response>();
  signal.addEventListener(
    'abort',
    () => {
      watcher.stop();
      for (const response of open) response.end();
    },
    { once: true },
  );
  return async (request, response, { name, look, seen }) => {
    if (signal.aborted || open.size >= mostStreams) {
      // With this type htmx takes the refusal for an ended stream: it comes again, less and less often.
      response.status(503).type('text/event-stream').end();
      return;
    }
    let leave = (): void => undefined;
    open.add(response);
    response.once('close', () => {
      leave();
      open.delete(response);
    });
    const session = await createSession(request, response);
    if (!response.closed) leave = watcher.follow(name, look, seen, () => session.push('', 'changed'));
  };
}

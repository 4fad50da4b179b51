import { createChannel, createSession } from 'better-sse';
import type { Request, Response } from 'express';

/** Tells every open page that there is something new to show. */
export interface News {
  /** Grows with everything that happens. */
  readonly number: number;
  announce(): void;
  /** Keeps the answer open; a page made before the latest news is told at once. */
  follow(request: Request, response: Response): Promise<void>;
  close(): void;
}

/** Several pieces of news within so many ms of real time are told as one. */
const togetherMs = 50;

export function createNews(): News {
  const channel = createChannel();
  const open = new Set<Response>();
  let number = 0;
  let timer: NodeJS.Timeout | null = null;
  return {
    get number() {
      return number;
    },
    announce: () => {
      number += 1;
      timer ??= setTimeout(() => {
        timer = null;
        channel.broadcast('', 'changed');
      }, togetherMs);
    },
    follow: async (request, response) => {
      open.add(response);
      response.once('close', () => open.delete(response));
      const session = await createSession(request, response);
      channel.register(session);
      if (request.query['seen'] !== String(number)) session.push('', 'changed');
    },
    close: () => {
      if (timer !== null) clearTimeout(timer);
      for (const response of open) response.end();
    },
  };
}

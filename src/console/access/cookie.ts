import type { Request, Response } from 'express';
import { isFromHere } from './from-here.ts';

/** Where the console is; no other part of the app is sent its cookie. */
export const consolePath = '/console';

/** The cookie the session is kept in. */
export interface SessionCookie {
  read(request: Request): string | null;
  write(request: Request, response: Response, kept: string): void;
  clear(request: Request, response: Response): void;
}

/**
 * No script may read it, no other site has it sent along. Where the app's public address is https it goes over https
 * only, except to a browser on the server itself. Ports of one host share their cookies: the name tells apps apart.
 */
export function createSessionCookie(publicBaseUrl: string): SessionCookie {
  const { protocol, port } = new URL(publicBaseUrl);
  const name = `creative_refresh_console${port === '' ? '' : `_${port}`}`;
  const options = (request: Request) => ({
    httpOnly: true,
    sameSite: 'strict' as const,
    path: consolePath,
    secure: request.secure || (protocol === 'https:' && !isFromHere(request)),
  });
  return {
    read: ({ headers }) => {
      const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
      return pairs.find(([key]) => key === name)?.[1] ?? null;
    },
    write: (request, response, kept) => void response.cookie(name, kept, options(request)),
    clear: (request, response) => void response.clearCookie(name, options(request)),
  };
}

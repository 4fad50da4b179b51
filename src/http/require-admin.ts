import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Refusal } from './refusal.ts';
import { believe } from './request-standing.ts';

/**
 * Lets through whoever sends `Authorization: Bearer <adminToken>`. Without a configured token there is no such
 * place: 404, like any other unknown address.
 */
export function requireAdmin(adminToken: string | null): RequestHandler {
  return (request, response, next) => {
    if (adminToken === null) throw new Refusal(404, 'there is nothing at this address');
    const sent = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!isAdminToken(sent, adminToken)) {
      response.setHeader('WWW-Authenticate', 'Bearer');
      throw new Refusal(401, 'the Authorization header does not carry the admin token');
    }
    believe(request);
    next();
  };
}

/** Takes the same time whatever the texts have in common, and whatever their lengths. Without a token nothing is it. */
export function isAdminToken(sent: string, adminToken: string | null): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return adminToken !== null && timingSafeEqual(digest(sent), digest(adminToken));
}

import { z } from 'zod';

const localHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An absolute address without query, fragment or credentials: https, or http on this machine. */
export function isSafeBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && localHosts.has(url.hostname));
  return safe && url.search + url.hash + url.username + url.password === '';
}

export function isMailServerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== '';
}

/** `refresh@example.com` or `Creative Refresh <refresh@example.com>`, on one line. */
export function isSender(text: string): boolean {
  const address = /^[^<>\r\n]*<([^<>]+)>$/.exec(text)?.[1] ?? text;
  return z.email().safeParse(address).success;
}

/** An email address, or the number HubSpot gave the user. */
export function isPersonOfHubSpot(text: string): boolean {
  return /^[1-9]\d{0,15}$/.test(text) || z.email().safeParse(text).success;
}

import type { IncomingMessage } from 'node:http';

const believed = new WeakSet<IncomingMessage>();
const curt = new WeakSet<IncomingMessage>();

/** The sender has proven who they are, by HubSpot's signature or by the admin token. */
export function believe(request: IncomingMessage): void {
  believed.add(request);
}

export function isBelieved(request: IncomingMessage): boolean {
  return believed.has(request);
}

/** It comes from where too much was refused already: unless it is believed, its refusal is not worth a line. */
export function answerCurtly(request: IncomingMessage): void {
  curt.add(request);
}

/** Whether a refusal of this request gets a line of its own in the log. */
export function isWorthALine(request: IncomingMessage): boolean {
  return believed.has(request) || !curt.has(request);
}

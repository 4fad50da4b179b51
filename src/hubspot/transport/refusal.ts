import type { HttpAnswer } from './http-client.ts';
import { readErrorBody } from './error-body.ts';
import type { ErrorBody } from './error-body.ts';
import { HubSpotRefused } from './errors.ts';

const longestMessage = 1_000;

/** The error for an answer that says no, in HubSpot's own words, bounded in length. */
export function refusalOf(callName: string, answer: HttpAnswer): HubSpotRefused {
  const body = readErrorBody(answer.text);
  const sentences = [
    `${callName}: HubSpot refused (${answer.status}${body.category === null ? '' : `, ${body.category}`})`,
    body.message,
    ...body.errors.map((error) => error.message),
    adviceOn(answer.status, body),
  ];
  const message = [...new Set(sentences)]
    .flatMap((sentence) => (sentence ? [sentence.replace(/\.$/, '')] : []))
    .join('. ');
  return new HubSpotRefused(shorten(message), {
    status: answer.status,
    category: body.category,
    correlationId: body.correlationId ?? answer.headers['x-hubspot-correlation-id'] ?? null,
  });
}

/** What an admin can do about a refusal that no change of the call would cure. */
function adviceOn(status: number, body: ErrorBody): string | null {
  if (body.category === 'MISSING_SCOPES') {
    const scopes = body.errors.flatMap((error) => Object.values(error.context).flat());
    return `Grant the app the missing scopes: ${scopes.join(', ') || 'see the message'}`;
  }
  return status === 401 ? 'Check the access token' : null;
}

function shorten(text: string): string {
  return text.length <= longestMessage ? text : `${text.slice(0, longestMessage - 1)}…`;
}

import type { z } from 'zod';
import { HubSpotAnswerError } from './errors.ts';

const namedIssues = 5;

/**
 * Parses the body of a 2xx answer with the call's schema. An empty body is offered to the schema as `undefined`,
 * then as `null`.
 * @throws HubSpotAnswerError naming the first places that do not fit.
 */
export function readAnswer<Schema extends z.ZodType>(
  callName: string,
  schema: Schema,
  text: string,
): z.output<Schema> {
  const parsed = schema.safeParse(readJson(callName, text));
  if (parsed.success) return parsed.data;
  if (text.trim() === '') {
    const asNull = schema.safeParse(null);
    if (asNull.success) return asNull.data;
  }
  const issues = parsed.error.issues
    .slice(0, namedIssues)
    .map((issue) => `${issue.path.join('.') || 'the answer'}: ${issue.message}`);
  throw new HubSpotAnswerError(`${callName}: HubSpot's answer is not as expected: ${issues.join('; ')}`);
}

function readJson(callName: string, text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HubSpotAnswerError(`${callName}: HubSpot's answer is not JSON`);
  }
}

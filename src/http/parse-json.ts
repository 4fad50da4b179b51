import { Refusal } from './refusal.ts';

/** @throws Refusal 400 where the bytes are not JSON in UTF-8. */
export function parseJson(rawBody: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
    const document: unknown = JSON.parse(text);
    return document;
  } catch (error) {
    throw new Refusal(400, 'the body is not JSON', { cause: error });
  }
}

import { Refusal } from './refusal.ts';

/** Deeper than anything that is sent here, and shallow enough for whatever walks through it by recursion. */
const deepest = 100;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A byte order mark is passed over, and of a name given twice the last one counts.
 * @throws Refusal 400 where the bytes are not JSON in UTF-8, or nested too deeply.
 */
export function parseJson(rawBody: Buffer): unknown {
  const document = parse(rawBody);
  if (isDeeperThan(deepest, document))
    throw new Refusal(400, `the body is nested more than ${deepest} levels deep`);
  return document;
}

function parse(rawBody: Buffer): unknown {
  try {
    const document: unknown = JSON.parse(utf8.decode(rawBody));
    return document;
  } catch (error) {
    throw new Refusal(400, 'the body is not JSON', { cause: error });
  }
}

/** Goes no further down than asked, so that no depth is too much for it. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const inside of Object.values(value)) if (isDeeperThan(levels - 1, inside)) return true;
  return false;
}

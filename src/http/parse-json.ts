import { Refusal } from './refusal.ts';

/** Deeper than anything that is sent here, and shallow enough for whatever walks through it by recursion. */
const deepest = 100;

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
    const text = new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
    const document: unknown = JSON.parse(text);
    return document;
  } catch (error) {
    throw new Refusal(400, 'the body is not JSON', { cause: error });
  }
}

/** Level by level, so that no depth is too much for it. */
function isDeeperThan(levels: number, document: unknown): boolean {
  let level: readonly object[] = [document].filter(isGroup);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= levels) return true;
    level = level.flatMap((group) => Object.values(group).filter(isGroup));
  }
  return false;
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

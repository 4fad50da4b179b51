import { linesOf } from './plain-text.ts';

const refAtEndOfLine = /(?:^|\s)Ref:\s*([A-Za-z0-9._:-]*[A-Za-z0-9_])[^A-Za-z0-9_]*$/;

/**
 * The effect key of a task's `Ref:` line. HubSpot's editor rewrites HTML and people add lines below, so the
 * last line that ends in such a reference counts, however it is wrapped. null: the task is not one of ours.
 */
export function refOf(body: string): string | null {
  const refs = linesOf(body).flatMap((line) => refAtEndOfLine.exec(line)?.[1] ?? []);
  return refs.at(-1) ?? null;
}

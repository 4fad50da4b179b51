import type { Problem } from './answer.ts';
import { settingsOf, type Draft } from './draft.ts';
import { differences } from './json.ts';
import type { Saving } from './use-save.ts';

/** What the server refused when this very draft was saved; nothing any more once the draft was changed. */
export function refusedProblems(saving: Saving, draft: Draft): readonly Problem[] {
  return saving.kind === 'failed' && saving.failure.kind === 'refused' && isStillOf(saving, draft)
    ? saving.failure.problems
    : [];
}

/** Whether a failed saving was of the draft as it still is. */
export function isStillOf({ sent }: Extract<Saving, { kind: 'failed' }>, draft: Draft): boolean {
  return differences(sent, settingsOf(draft)).length === 0;
}

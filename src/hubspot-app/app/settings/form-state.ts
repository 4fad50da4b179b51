import type { SettingsAnswer } from './answer.ts';
import { draftOf, settingsOf, withField, withPipeline, type Draft, type PackageRow } from './draft.ts';
import { differences, withDifferences, type Difference, type JsonObject, type JsonValue } from './json.ts';

/** What was loaded or saved last, and what the admin has made of it. */
export interface FormState {
  readonly base: SettingsAnswer;
  readonly draft: Draft;
  /** Goes up when the draft is replaced from outside: inputs then start afresh, with nothing left of the old text. */
  readonly edition: number;
}

export type FormAction =
  | { readonly type: 'field'; readonly path: string; readonly value: JsonValue }
  | { readonly type: 'pipeline'; readonly id: string | null }
  | { readonly type: 'packages'; readonly rows: readonly PackageRow[] }
  | { readonly type: 'discard' }
  /** `sent` has become `answer`. What was edited since it was sent stays, unsaved. */
  | { readonly type: 'saved'; readonly answer: SettingsAnswer; readonly sent: JsonObject }
  /** The newest settings replace everything. */
  | { readonly type: 'loaded'; readonly answer: SettingsAnswer }
  /** The newest settings with the admin's own changes on top. */
  | { readonly type: 'rebased'; readonly answer: SettingsAnswer };

export function formStateOf(answer: SettingsAnswer, edition = 0): FormState {
  return { base: answer, draft: draftOf(answer.settings), edition };
}

export function changeForm(state: FormState, action: FormAction): FormState {
  const { draft, edition } = state;
  switch (action.type) {
    case 'field':
      return { ...state, draft: withField(draft, action.path, action.value) };
    case 'pipeline':
      return { ...state, draft: withPipeline(draft, action.id) };
    case 'packages':
      return { ...state, draft: { ...draft, packages: action.rows } };
    case 'discard':
      return formStateOf(state.base, edition + 1);
    case 'saved':
      return onTopOf(action.answer, differences(action.sent, settingsOf(draft)), edition);
    case 'loaded':
      return formStateOf(action.answer, edition + 1);
    case 'rebased':
      return onTopOf(action.answer, unsavedChanges(state), edition + 1);
  }
}

/** What saving would change, value by value. */
export function unsavedChanges({ base, draft }: FormState): readonly Difference[] {
  return differences(base.settings, settingsOf(draft));
}

/** Whether saving makes the app write to HubSpot that has only been watching so far. */
export function goesLive({ base, draft }: FormState): boolean {
  const { effective, setBy } = base.mode;
  return setBy !== 'environment' && effective === 'shadow' && draft.document['mode'] === 'live';
}

function onTopOf(answer: SettingsAnswer, changes: readonly Difference[], edition: number): FormState {
  return { base: answer, draft: draftOf(withDifferences(answer.settings, changes)), edition };
}

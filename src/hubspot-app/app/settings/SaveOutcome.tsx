import { Alert, Button, Text } from '@hubspot/ui-extensions';
import { ConflictPanel, type ConflictChoices } from './ConflictPanel.tsx';
import { failureInWords } from './failure.ts';
import { unsavedChanges, type FormState } from './form-state.ts';
import { isStillOf } from './save-problems.ts';
import type { Saving } from './use-save.ts';

/** What came of the last saving. */
export function SaveOutcome({
  saving,
  state,
  timeZone,
  canPutOnTop,
  tryAgain,
  choose,
}: {
  readonly saving: Saving;
  readonly state: FormState;
  readonly timeZone: string;
  readonly canPutOnTop: boolean;
  readonly tryAgain: () => void;
  readonly choose: ConflictChoices;
}) {
  if (saving.kind === 'conflict')
    return (
      <ConflictPanel
        conflict={saving.conflict}
        newest={saving.newest}
        draft={state.draft}
        canPutOnTop={canPutOnTop}
        timeZone={timeZone}
        choose={choose}
      />
    );
  if (saving.kind === 'saved' && unsavedChanges(state).length === 0)
    return (
      <Alert title="Saved" variant="success">
        {`This is version ${state.base.version}. It holds from now on; other instances of the server follow within seconds.`}
      </Alert>
    );
  if (saving.kind === 'failed' && isStillOf(saving, state.draft)) {
    const { title, text } = failureInWords(saving.failure);
    return (
      <Alert title={title} variant="danger">
        <Text>{text}</Text>
        {saving.failure.kind !== 'refused' && (
          <Button variant="secondary" onClick={tryAgain}>
            Try again
          </Button>
        )}
      </Alert>
    );
  }
  return null;
}

import { Alert, Divider, Flex, Text } from '@hubspot/ui-extensions';
import { useReducer, useState } from 'react';
import type { SettingsAnswer } from './answer.ts';
import { AutomationsSection } from './AutomationsSection.tsx';
import { BrakeSection } from './BrakeSection.tsx';
import { CadenceSection } from './CadenceSection.tsx';
import { FormContext } from './form-context.ts';
import { changeForm, formStateOf, goesLive, unsavedChanges } from './form-state.ts';
import { HistorySection } from './HistorySection.tsx';
import { ModeSection } from './ModeSection.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { ProblemsElsewhere } from './ProblemsElsewhere.tsx';
import { SaveBar } from './SaveBar.tsx';
import { SaveOutcome } from './SaveOutcome.tsx';
import { refusedProblems } from './save-problems.ts';
import { timeInWords } from './sentences.ts';
import type { SettingsClient } from './settings-client.ts';
import { StagesSection } from './StagesSection.tsx';
import { StallsSection } from './StallsSection.tsx';
import { TimingSection } from './TimingSection.tsx';
import { TurnaroundSection } from './TurnaroundSection.tsx';
import { useSave } from './use-save.ts';
import { useTrial } from './use-trial.ts';

export interface SettingsFormProps {
  readonly loaded: SettingsAnswer;
  readonly client: SettingsClient;
  /** IANA name of the account's time zone. */
  readonly timeZone: string;
  /** How long nobody must have changed anything before the draft is checked. */
  readonly checkDelayMs: number;
}

/** The settings as they were loaded, ready to be changed and saved. */
export function SettingsForm({ loaded, client, timeZone, checkDelayMs }: SettingsFormProps) {
  const [state, change] = useReducer(changeForm, loaded, (answer) => formStateOf(answer));
  const [previewDate, setPreviewDate] = useState<string | null>(null);
  const trial = useTrial(client, state, previewDate, checkDelayMs);
  const { saving, save, readNewest, settle } = useSave(client, state, change);

  const { base, draft } = state;
  const changes = unsavedChanges(state);
  const problems = [...trial.problems, ...refusedProblems(saving, draft)];
  const isLocked = saving.kind === 'saving';
  const isValid = trial.problems.length === 0;
  const canSave = isValid && changes.length > 0 && !isLocked && saving.kind !== 'conflict';
  const { choices } = base;

  return (
    <FormContext.Provider value={{ draft, problems, choices, isLocked, change }}>
      <Flex direction="column" gap="large" key={state.edition}>
        <Text variant="microcopy">{savedInWords(base, timeZone)}</Text>
        <PreviewPanel
          trial={trial}
          previewDate={previewDate ?? base.preview.refreshDate}
          choose={setPreviewDate}
        />
        <ModeSection mode={base.mode} />
        <Divider />
        <CadenceSection />
        <Divider />
        <TimingSection />
        <Divider />
        <BrakeSection />
        <Divider />
        <TurnaroundSection />
        <Divider />
        <PeopleSection />
        <Divider />
        <StagesSection />
        <Divider />
        <AutomationsSection />
        <Divider />
        <StallsSection />
      </Flex>
      <Divider />
      <ProblemsElsewhere />
      {!isValid && (
        <Alert title="Something has to be mended before this can be saved" variant="danger">
          The fields concerned are marked and say what they need.
        </Alert>
      )}
      <SaveOutcome
        saving={saving}
        state={state}
        timeZone={timeZone}
        canPutOnTop={isValid}
        tryAgain={save}
        choose={{
          takeNewest: (answer) => {
            change({ type: 'loaded', answer });
            settle();
          },
          putOnTop: (answer) => {
            change({ type: 'rebased', answer });
            settle();
          },
          readAgain: () => saving.kind === 'conflict' && readNewest(saving.conflict),
        }}
      />
      <SaveBar
        changes={changes}
        choices={choices}
        canSave={canSave}
        isSaving={isLocked}
        canDiscard={changes.length > 0 && !isLocked && saving.kind !== 'conflict'}
        needsConfirmation={goesLive(state)}
        save={save}
        discard={() => {
          change({ type: 'discard' });
          settle();
        }}
      />
      <HistorySection history={base.history} choices={choices} timeZone={timeZone} />
    </FormContext.Provider>
  );
}

function savedInWords({ version, savedAt, savedBy, history }: SettingsAnswer, timeZone: string): string {
  return history.length === 0
    ? 'Nothing has been saved yet: these are the defaults.'
    : `Version ${version}, saved by ${savedBy} on ${timeInWords(savedAt, timeZone)}.`;
}

import { Alert, Button, ButtonRow, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { SettingsAnswer } from './answer.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { settingsOf, type Draft } from './draft.ts';
import { failureInWords, type Conflict } from './failure.ts';
import { differences } from './json.ts';
import { timeInWords } from './sentences.ts';
import type { Outcome } from './settings-client.ts';

export interface ConflictChoices {
  readonly takeNewest: (answer: SettingsAnswer) => void;
  readonly putOnTop: (answer: SettingsAnswer) => void;
  readonly readAgain: () => void;
}

/** Somebody else saved first: who and when, what differs, and the two ways on. The draft stays until one is chosen. */
export function ConflictPanel({
  conflict,
  newest,
  draft,
  canPutOnTop,
  timeZone,
  choose,
}: {
  readonly conflict: Conflict;
  readonly newest: Outcome<SettingsAnswer> | null;
  readonly draft: Draft;
  readonly canPutOnTop: boolean;
  readonly timeZone: string;
  readonly choose: ConflictChoices;
}) {
  return (
    <Alert title={whoWasQuicker(conflict, timeZone)} variant="warning">
      <Text>Your changes are not saved. They stay on this page until you choose how to go on.</Text>
      {newest === null && <LoadingSpinner label="Loading the newest settings" showLabel />}
      {newest?.kind === 'answered' && (
        <WaysOn answer={newest.answer} draft={draft} canPutOnTop={canPutOnTop} choose={choose} />
      )}
      {newest !== null && newest.kind !== 'answered' && (
        <>
          <Text>{`The newest settings could not be loaded. ${failureInWords(newest).text}`}</Text>
          <Button variant="secondary" onClick={choose.readAgain}>
            Load the newest settings
          </Button>
        </>
      )}
    </Alert>
  );
}

function WaysOn({
  answer,
  draft,
  canPutOnTop,
  choose,
}: {
  readonly answer: SettingsAnswer;
  readonly draft: Draft;
  readonly canPutOnTop: boolean;
  readonly choose: ConflictChoices;
}) {
  return (
    <>
      <ChangeTable
        headings={['Field', `Newest, version ${answer.version}`, 'On this page']}
        changes={differences(answer.settings, settingsOf(draft))}
        choices={answer.choices}
      />
      <ButtonRow>
        <Button variant="primary" disabled={!canPutOnTop} onClick={() => choose.putOnTop(answer)}>
          Put my changes on top of the newest
        </Button>
        <Button variant="secondary" onClick={() => choose.takeNewest(answer)}>
          Load the newest and drop my changes
        </Button>
      </ButtonRow>
    </>
  );
}

function whoWasQuicker({ savedBy, savedAt }: Conflict, timeZone: string): string {
  const when = savedAt === null ? '' : ` on ${timeInWords(savedAt, timeZone)}`;
  return `${savedBy ?? 'Somebody else'} saved these settings${when}, while you were editing`;
}

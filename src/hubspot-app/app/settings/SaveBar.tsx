import { Alert, Button, ButtonRow, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Choices } from './answer.ts';
import { ChangeTable } from './ChangeTable.tsx';
import type { Difference } from './json.ts';
import { count } from './sentences.ts';

/** What is not saved yet, and the buttons to save or drop it. Going live is asked about first. */
export function SaveBar({
  changes,
  choices,
  canSave,
  canDiscard,
  isSaving,
  needsConfirmation,
  save,
  discard,
}: {
  readonly changes: readonly Difference[];
  readonly choices: Choices;
  readonly canSave: boolean;
  readonly canDiscard: boolean;
  readonly isSaving: boolean;
  readonly needsConfirmation: boolean;
  readonly save: () => void;
  readonly discard: () => void;
}) {
  const [isAsking, setIsAsking] = useState(false);
  const asks = isAsking && needsConfirmation;
  const saveNow = () => {
    setIsAsking(false);
    save();
  };
  return (
    <Flex direction="column" gap="small">
      {changes.length === 0 ? (
        <Text variant="microcopy">There are no unsaved changes.</Text>
      ) : (
        <>
          <Text format={{ fontWeight: 'demibold' }}>{count(changes.length, 'unsaved change')}</Text>
          <ChangeTable headings={['Field', 'Saved', 'On this page']} changes={changes} choices={choices} />
        </>
      )}
      {asks && <GoLive canSave={canSave} confirm={saveNow} cancel={() => setIsAsking(false)} />}
      <ButtonRow>
        <LoadingButton
          variant="primary"
          loading={isSaving}
          disabled={!canSave || asks}
          onClick={() => (needsConfirmation ? setIsAsking(true) : saveNow())}
        >
          Save
        </LoadingButton>
        <Button variant="secondary" disabled={!canDiscard} onClick={discard}>
          Discard changes
        </Button>
      </ButtonRow>
    </Flex>
  );
}

function GoLive({
  canSave,
  confirm,
  cancel,
}: {
  readonly canSave: boolean;
  readonly confirm: () => void;
  readonly cancel: () => void;
}) {
  return (
    <Alert title="Go live?" variant="warning">
      <Text>
        From the moment you save, the app acts in HubSpot: it gives tasks to AMs, SAS, copywriters and
        designers, sends them emails, moves the Creative Refresh Status and the stages of tickets, and sets
        the next refresh dates. Whatever is due already goes out at once: a kickoff for each project within
        its lead time, a cue for each request whose refresh date has come.
      </Text>
      <Text>You can go back to shadow at any time. What has been sent and written until then stays.</Text>
      <ButtonRow>
        <Button variant="primary" disabled={!canSave} onClick={confirm}>
          Save and go live
        </Button>
        <Button variant="secondary" onClick={cancel}>
          Stay in shadow for now
        </Button>
      </ButtonRow>
    </Alert>
  );
}

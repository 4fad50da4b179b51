import { Alert, Button, DateInput, Flex, Text, Tile } from '@hubspot/ui-extensions';
import { fromInputDate, toInputDate } from './dates.ts';
import { failureInWords } from './failure.ts';
import { useForm } from './form-context.ts';
import { problemProps } from './inputs.tsx';
import { valueAt } from './json.ts';
import { problemWith } from './problems.ts';
import { countedWith, declineInWords, previewInWords } from './sentences.ts';
import type { Trial } from './use-trial.ts';

/** What one refresh looks like under the settings as they are on the page, saved or not. */
export function PreviewPanel({
  trial,
  previewDate,
  choose,
}: {
  readonly trial: Trial;
  readonly previewDate: string;
  readonly choose: (day: string) => void;
}) {
  const { draft, problems } = useForm();
  const shown = toInputDate(previewDate);
  return (
    <Tile>
      <Flex direction="column" gap="small">
        <DateInput
          name="previewDate"
          label="Example"
          description="Choose a refresh date to see what these settings make of it, for a client with the usual cadence."
          format="long"
          {...(shown === null ? {} : { value: shown })}
          onChange={(date) => choose(fromInputDate(date))}
          {...problemProps(problemWith(problems, 'previewDate'))}
        />
        {trial.preview === null ? (
          trial.failure === null && (
            <Text>The example comes back when everything that is marked is mended.</Text>
          )
        ) : (
          <>
            <Text format={{ fontWeight: 'demibold' }}>{previewInWords(trial.preview)}</Text>
            <Text>{declineInWords(trial.preview)}</Text>
            <Text variant="microcopy">{countedWith(trial.preview, valueAt(draft.document, 'leadDays'))}</Text>
          </>
        )}
        {trial.isPending && <Text variant="microcopy">Checking…</Text>}
        {trial.failure !== null && !trial.isPending && <NotChecked trial={trial} failure={trial.failure} />}
      </Flex>
    </Tile>
  );
}

function NotChecked({
  trial,
  failure,
}: {
  readonly trial: Trial;
  readonly failure: NonNullable<Trial['failure']>;
}) {
  const { title, text } = failureInWords(failure);
  return (
    <Alert title={`Your changes could not be checked: ${title}`} variant="warning">
      <Text>{text}</Text>
      <Button variant="secondary" onClick={trial.tryAgain}>
        Check again
      </Button>
    </Alert>
  );
}

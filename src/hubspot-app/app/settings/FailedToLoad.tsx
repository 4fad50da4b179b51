import { Button, ErrorState, Text } from '@hubspot/ui-extensions';
import { failureInWords, type Failure } from './failure.ts';

/** Why there are no settings to show, and what to do. */
export function FailedToLoad({
  failure,
  tryAgain,
}: {
  readonly failure: Failure;
  readonly tryAgain: () => void;
}) {
  const { title, text } = failureInWords(failure);
  return (
    <ErrorState title={title} type={failure.kind === 'forbidden' ? 'lock' : 'error'}>
      <Text>{text}</Text>
      <Button onClick={tryAgain}>Try again</Button>
    </ErrorState>
  );
}

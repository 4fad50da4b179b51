import { ErrorState, LoadingButton, Text } from '@hubspot/ui-extensions';
import { problemWords, type Problem } from './problem.ts';

interface ProblemStateProps {
  readonly problem: Problem;
  readonly isAsking: boolean;
  readonly onRetry: () => void;
}

/** Nothing can be shown: why, and what to do about it. */
export function ProblemState({ problem, isAsking, onRetry }: ProblemStateProps) {
  const { title, explanation } = problemWords[problem.kind];
  const isLocked = problem.kind === 'not signed' || problem.kind === 'not allowed';
  return (
    <ErrorState title={title} type={isLocked ? 'lock' : 'error'}>
      <Text>{explanation}</Text>
      {problem.detail !== null && <Text variant="microcopy">{`The app says: ${problem.detail}.`}</Text>}
      <LoadingButton loading={isAsking} onClick={onRetry}>
        Try again
      </LoadingButton>
    </ErrorState>
  );
}

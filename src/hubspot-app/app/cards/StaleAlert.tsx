import { Alert } from '@hubspot/ui-extensions';
import { timeInWords } from './days.ts';
import { problemWords, type Problem } from './problem.ts';

interface StaleAlertProps {
  readonly problem: Problem;
  readonly readAt: string;
  readonly timeZone: string;
}

/** What is shown below could not be brought up to date. */
export function StaleAlert({ problem, readAt, timeZone }: StaleAlertProps) {
  const { title, explanation } = problemWords[problem.kind];
  return (
    <Alert title={title} variant="warning">
      {`You see the refresh as it was on ${timeInWords(readAt, timeZone)}. ${explanation}`}
    </Alert>
  );
}

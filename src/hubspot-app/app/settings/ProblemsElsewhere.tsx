import { Alert, Text } from '@hubspot/ui-extensions';
import { useForm } from './form-context.ts';
import { labelOf } from './labels.ts';
import { problemsElsewhere } from './problems.ts';

/** What is wrong with settings that have no field on this page. */
export function ProblemsElsewhere() {
  const { problems, draft } = useForm();
  const found = problemsElsewhere(problems, draft);
  if (found.length === 0) return null;
  return (
    <Alert title="Something else stands in the way of saving" variant="danger">
      {found.map(({ field, message }, index) => (
        <Text key={index}>{`${labelOf(field)} (${field}): ${message}`}</Text>
      ))}
    </Alert>
  );
}

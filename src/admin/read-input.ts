import { inAnAdminsWords } from '../settings/describe-issues.ts';
import { OperationRefused, type Operation } from './operation.ts';

/** @throws OperationRefused `bad input` that names everything wrong with the document */
export function readInput<Input, Output>(operation: Operation<Input, Output>, document: unknown): Input {
  const parsed = operation.input.safeParse(document, { error: inAnAdminsWords });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(
        (key) => `${[...path, key].join('.') || '""'} is not something ${operation.name} takes`,
      );
    if (path.length === 0 && issue.code === 'invalid_type') return ['the input must be a JSON object'];
    return [`${path.join('.') || 'the input'} ${issue.message}`];
  });
  throw new OperationRefused('bad input', `${problems.join('; ')}.`);
}

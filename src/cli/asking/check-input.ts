import { OperationRefused, type Operation } from '../../admin/operation.ts';
import { readInput } from '../../admin/read-input.ts';

/** What was asked for on the command line makes no sense; the message says what does. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
}

/** @throws UsageProblem naming everything that is wrong with the input */
export function checkInput<Input, Output>(operation: Operation<Input, Output>, input: Input): Input {
  try {
    return readInput(operation, input);
  } catch (error) {
    if (error instanceof OperationRefused) throw new UsageProblem(error.message, { cause: error });
    throw error;
  }
}

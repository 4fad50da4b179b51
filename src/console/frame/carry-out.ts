import { OperationRefused, type Operation } from '../../admin/operation.ts';
import { readInput } from '../../admin/read-input.ts';
import { AccountError } from '../../reconcile/ports/account.ts';
import { withoutAddresses } from '../../reconcile/without-addresses.ts';
import { ConsoleRefused } from '../refused.ts';
import type { ConsoleSurroundings } from './surroundings.ts';

const statuses: Readonly<Record<OperationRefused['because'], 400 | 404 | 409>> = {
  'bad input': 400,
  'not found': 404,
  conflict: 409,
};

/**
 * Carries out one of the admin's operations, as the command line does, with what a page sent for an input.
 * @throws ConsoleRefused where it cannot be carried out as asked, or HubSpot cannot be asked
 */
export async function carryOut<Input, Output>(
  around: ConsoleSurroundings,
  operation: Operation<Input, Output>,
  input: unknown,
): Promise<Output> {
  try {
    return await operation.run(around, readInput(operation, input), () => undefined);
  } catch (error) {
    if (error instanceof OperationRefused)
      throw new ConsoleRefused(statuses[error.because], error.message, { cause: error });
    if (error instanceof AccountError)
      throw new ConsoleRefused(503, withoutAddresses(error.message), { cause: error });
    throw error;
  }
}

/** The same for an operation that changes something: the log tells that it was asked for, and work goes on at once. */
export async function change<Input, Output>(
  around: ConsoleSurroundings,
  operation: Operation<Input, Output>,
  input: unknown,
): Promise<Output> {
  around.logger.info({ operation: operation.name }, 'An admin asks for an operation');
  const output = await carryOut(around, operation, input);
  around.onWork();
  return output;
}

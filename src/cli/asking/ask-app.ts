import { z } from 'zod';
import { OperationRefused, type Operation, type Progress } from '../../admin/operation.ts';
import { AccountError } from '../../reconcile/ports/account.ts';
import { AppOutOfReach, TokenRefused } from './app-errors.ts';
import { postJson, type HttpAnswer } from './post-json.ts';

const refusal = z.object({
  error: z.string(),
  because: z.string().optional(),
});
const refusedBecause = z.enum(['bad input', 'not found', 'conflict']);
const accountBecause = z.enum(['later', 'refused', 'unauthorised']);

interface App {
  /** Without a slash at the end. */
  readonly address: string;
  readonly adminToken: string;
}

/**
 * Has the running app carry out an operation, and waits as long as it takes.
 * @throws OperationRefused and AccountError as the app met them, TokenRefused, AppOutOfReach
 */
export async function askApp<Input, Output>(
  { address, adminToken }: App,
  operation: Operation<Input, Output>,
  input: Input,
  progress: Progress,
): Promise<Output> {
  const answer = await postJson(`${address}/admin/operations/${operation.name}`, {
    authorization: `Bearer ${adminToken}`,
    body: JSON.stringify(input),
    progress,
  });
  const document = read(answer, address);
  if (answer.status === 200) return z.custom<Output>().parse(document);
  throw refusedBy(answer.status, document, address);
}

function read({ text }: HttpAnswer, address: string): unknown {
  try {
    const document: unknown = JSON.parse(text);
    return document;
  } catch (error) {
    throw new AppOutOfReach(`What answers at ${address} is not the app.`, { cause: error });
  }
}

function refusedBy(status: number, document: unknown, address: string): Error {
  const { error = `status ${status}`, because } = refusal.safeParse(document).data ?? {};
  const refused = refusedBecause.safeParse(because);
  if (refused.success) return new OperationRefused(refused.data, error);
  const account = accountBecause.safeParse(because);
  if (account.success) return new AccountError(account.data, error);
  if (status === 401)
    return new TokenRefused(
      `The app at ${address} does not accept this ADMIN_TOKEN. Set the one the app was started with.`,
    );
  if (status === 404)
    return new TokenRefused(
      `The app at ${address} cannot be asked: it was started without ADMIN_TOKEN, or is of another release. Restart it with the ADMIN_TOKEN of this environment.`,
    );
  return new AppOutOfReach(`The app at ${address} could not do it: ${error}. Its log says more.`);
}

import { Router } from 'express';
import { OperationRefused, type AdminSurroundings, type Operation } from '../admin/operation.ts';
import { readInput } from '../admin/read-input.ts';
import { AccountError } from '../reconcile/ports/account.ts';
import { withoutAddresses } from '../reconcile/without-addresses.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { requireAdmin } from './require-admin.ts';

export interface AdminOperationsOptions {
  /** null: there is no such place. */
  readonly adminToken: string | null;
  readonly operations: readonly Operation<unknown, unknown>[];
  readonly surroundings: AdminSurroundings;
}

/** Room for a settings document with its mapping. */
const bodyLimitBytes = 1_000_000;

const statuses: Readonly<Record<OperationRefused['because'], 400 | 404 | 409>> = {
  'bad input': 400,
  'not found': 404,
  conflict: 409,
};

/**
 * `POST /<name>`: carries out one of the admin's operations; the body is its input, the answer its output. A
 * refusal is `{"error": "…", "because": "…"}`. A long operation is answered when it is done.
 */
export function createAdminOperations({
  adminToken,
  operations,
  surroundings,
}: AdminOperationsOptions): Router {
  const router = Router();
  router.use(requireAdmin(adminToken));
  router.post('/:name', async (request, response) => {
    const { name } = request.params;
    const operation = operations.find((each) => each.name === name);
    if (!operation) throw new Refusal(404, `there is no operation ${JSON.stringify(name)}`, noSuchOperation);
    const document = parseJson(await readBody(request, response, bodyLimitBytes));
    surroundings.logger.info({ operation: name }, 'An admin asks for an operation');
    try {
      const input = readInput(operation, document);
      response.json((await operation.run(surroundings, input, () => undefined)) ?? null);
    } catch (error) {
      throw refusalFor(error);
    }
  });
  return router;
}

const noSuchOperation = { details: { because: 'not found' } };

/** What has nothing to do with the request or HubSpot stays as it came. */
function refusalFor(error: unknown): unknown {
  if (error instanceof OperationRefused)
    return new Refusal(statuses[error.because], error.message, {
      cause: error,
      details: { because: error.because },
    });
  if (error instanceof AccountError)
    return new Refusal(503, withoutAddresses(error.message), {
      cause: error,
      details: { because: error.because },
    });
  return error;
}

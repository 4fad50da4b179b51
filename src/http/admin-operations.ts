import { Router } from 'express';
import { OperationRefused, type AdminSurroundings, type Operation } from '../admin/operation.ts';
import { readInput } from '../admin/read-input.ts';
import { AccountError } from '../reconcile/ports/account.ts';
import { withoutAddresses } from '../reconcile/without-addresses.ts';
import { parseJson } from './parse-json.ts';
import { ProgressLines, progressLinesType } from './progress-lines.ts';
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
 * refusal is `{"error": "…", "because": "…"}`. A long operation is answered when it is done; to whom accepts
 * `application/x-ndjson`, line by line with its progress.
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
    const lines = new ProgressLines(response);
    const wantsLines = request.get('accept')?.includes(progressLinesType) ?? false;
    try {
      const input = readInput(operation, document);
      const progress = wantsLines ? lines.progress : () => undefined;
      const output = (await operation.run(surroundings, input, progress)) ?? null;
      if (!lines.end(200, output)) response.json(output);
    } catch (error) {
      const refusal = refusalFor(error);
      if (!response.headersSent) throw refusal;
      if (!(refusal instanceof Refusal)) surroundings.logger.error({ error, operation: name }, failed);
      lines.end(...answerTo(refusal));
    }
  });
  return router;
}

const failed = 'An operation failed after it had begun';

/** What a request that went wrong ends with where its head has gone out already. */
function answerTo(error: unknown): readonly [status: number, body: unknown] {
  return error instanceof Refusal
    ? [error.status, { error: error.message, ...error.details }]
    : [500, { error: 'something went wrong here' }];
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

import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Instant } from '../domain/model.ts';
import type { ActionCallbacks, DeadCall } from '../reconcile/ports/action-callbacks.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { Outbox } from '../reconcile/ports/outbox.ts';
import type { WorkQueue } from '../reconcile/ports/work-queue.ts';
import { recordOfKept } from '../workflow-actions/action-call.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { requireAdmin } from './require-admin.ts';

export interface AdminRoutesOptions {
  /** null: there are no admin routes. */
  readonly adminToken: string | null;
  readonly queue: Pick<WorkQueue, 'deadLetters' | 'retryDeadLetter' | 'dropDeadLetter'>;
  readonly outbox: Pick<Outbox, 'deadLetters' | 'retryDeadLetter' | 'dropDeadLetter'>;
  /** Left out: there are no workflow actions whose outcome could be given up on. */
  readonly callbacks: Pick<ActionCallbacks, 'deadLetters' | 'retryDeadLetter' | 'dropDeadLetter'>;
  readonly clock: Clock;
  /** Called when something was put back to be tried again. */
  readonly onRetry: () => void;
}

const bodyLimitBytes = 10_000;

const chosen = z.union([
  z.strictObject({ kind: z.enum(['project', 'ticket', 'task']), id: z.string().regex(/^\d+$/) }),
  z.strictObject({ email: z.string().min(1) }),
  z.strictObject({ call: z.string().min(1) }),
]);
type Chosen = z.output<typeof chosen>;

/** What was given up on, and what to do about it: try again, or drop. */
export function createAdminRoutes(options: AdminRoutesOptions): Router {
  const { queue, outbox, callbacks, clock, onRetry } = options;
  const router = Router();
  router.use(requireAdmin(options.adminToken));

  router.get('/dead-letters', async (_request, response) => {
    const [records, emails, calls] = await Promise.all([
      queue.deadLetters(),
      outbox.deadLetters(),
      callbacks.deadLetters(),
    ]);
    response.json({
      records: records.map(withReadableTime),
      emails: emails.map(withReadableTime),
      calls: calls.map(withRecord).map(withReadableTime),
    });
  });

  router.post('/dead-letters/retry', async (request, response) => {
    const letter = await readChosen(request, response);
    refuseUnlessFound(await retry(letter, clock.now()));
    onRetry();
    response.json({ retried: letter });
  });

  router.post('/dead-letters/drop', async (request, response) => {
    const letter = await readChosen(request, response);
    refuseUnlessFound(await drop(letter));
    response.json({ dropped: letter });
  });

  return router;

  function retry(letter: Chosen, now: Instant): Promise<boolean> {
    if ('email' in letter) return outbox.retryDeadLetter(letter.email, now);
    if ('call' in letter) return callbacks.retryDeadLetter(letter.call, now);
    return queue.retryDeadLetter(letter.kind, letter.id, now);
  }

  function drop(letter: Chosen): Promise<boolean> {
    if ('email' in letter) return outbox.dropDeadLetter(letter.email);
    if ('call' in letter) return callbacks.dropDeadLetter(letter.call);
    return queue.dropDeadLetter(letter.kind, letter.id);
  }
}

/** Which record the workflow had enrolled is what an admin finds it by. */
function withRecord({ request, ...call }: DeadCall) {
  return { ...call, record: recordOfKept(request) };
}

function withReadableTime<Letter extends { readonly parkedAt: number }>(letter: Letter) {
  return { ...letter, parkedAt: new Date(letter.parkedAt).toISOString() };
}

async function readChosen(request: Request, response: Response): Promise<Chosen> {
  const document = parseJson(await readBody(request, response, bodyLimitBytes));
  const parsed = chosen.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new Refusal(
    400,
    'the body must be {"kind":"project|ticket|task","id":"<record id>"}, {"email":"<key>"} or {"call":"<callback id>"}',
  );
}

function refuseUnlessFound(found: boolean): void {
  if (!found) throw new Refusal(404, 'there is no such dead letter');
}

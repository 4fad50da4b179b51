import express from 'express';
import { afterEach } from 'vitest';
import { answerErrors, refuseUnknown } from '../../../src/http/answer-errors.ts';
import { listen } from '../../../src/http/listen.ts';
import { createMetrics } from '../../../src/http/metrics.ts';
import type { VerifySignature } from '../../../src/http/verify-signature.ts';
import { createWorkflowActionRoutes } from '../../../src/http/workflow-actions/routes.ts';
import type { ActionCall } from '../../../src/workflow-actions/action-call.ts';
import type { DeskAnswer } from '../../../src/workflow-actions/desk.ts';
import { account, createLogBook, emptyDepths, noon } from '../fakes.ts';

/** The routes of the workflow actions on a loopback port of their own, before a desk that answers as it is told. */
export class Door {
  readonly logBook = createLogBook();
  readonly metrics = createMetrics(emptyDepths());
  readonly calls: ActionCall[] = [];
  known: { readonly portalId: number } | null = account;
  verify: VerifySignature = () => ({ ok: true });
  answer: () => Promise<DeskAnswer> = () => Promise.resolve({ kind: 'wait' });
  readonly publicBaseUrl = 'https://refresh.example.com/hubspot-app';
  #server: Awaited<ReturnType<typeof listen>> | null = null;

  async open(): Promise<void> {
    const app = express();
    const routes = createWorkflowActionRoutes({
      desk: {
        call: (call) => {
          this.calls.push(call);
          return this.answer();
        },
      },
      publicBaseUrl: this.publicBaseUrl,
      verifySignature: (request) => this.verify(request),
      account: () => this.known,
      clock: { now: () => noon },
      logger: this.logBook.logger,
      meter: this.metrics,
      bodyLimitBytes: 5000,
    });
    app.use('/workflow-actions', routes);
    app.use(refuseUnknown);
    app.use(answerErrors(this.logBook.logger));
    this.#server = await listen(app, { host: '127.0.0.1', port: 0 });
  }
  async close(): Promise<void> {
    await this.#server?.stop();
  }
  /** Posts a body as it is. */
  async post(path: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) {
    const response = await fetch(`http://127.0.0.1:${this.#server?.port ?? 0}/workflow-actions/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const answer: unknown = await response.json();
    return { status: response.status, body: answer, retryAfter: response.headers.get('retry-after') };
  }
  /** The counts of calls, `action outcome` each. */
  async counts(): Promise<Readonly<Record<string, number>>> {
    const page = await this.metrics.render();
    const counts = page.matchAll(
      /^creative_refresh_workflow_action_calls_total\{action="([^"]+)",outcome="([^"]+)"\} (\d+)$/gmu,
    );
    return Object.fromEntries(
      [...counts].map(([, action, outcome, count]) => [`${action} ${outcome}`, Number(count)]),
    );
  }
}

/** A door that is closed after the test. */
export async function openDoor(): Promise<Door> {
  const door = new Door();
  await door.open();
  doors.push(door);
  return door;
}

const doors: Door[] = [];
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

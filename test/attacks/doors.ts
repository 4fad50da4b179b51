import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Operation } from '../../src/admin/operation.ts';
import { operations } from '../../src/admin/operations.ts';
import { createLogger } from '../../src/config/logger.ts';
import { createAdminOperations, type AdminOperationsOptions } from '../../src/http/admin-operations.ts';
import { createServer } from '../../src/http/create-server.ts';
import { listen } from '../../src/http/listen.ts';
import { createProjectRoutes } from '../../src/http/project-routes.ts';
import { createSettingsRoutes } from '../../src/http/settings-routes.ts';
import type { SignedRequest } from '../../src/http/verify-signature.ts';
import { createWorkflowActionRoutes } from '../../src/http/workflow-actions/routes.ts';
import { signV3 } from '../../src/hubspot/signature/signatures.ts';
import { verifySignature } from '../../src/hubspot/signature/verify-signature.ts';
import { openCurrentSettings } from '../../src/reconcile/current-settings.ts';
import type { ActionCall } from '../../src/workflow-actions/action-call.ts';
import { FakeSurroundings, noon } from '../http/fakes.ts';
import { optionsOf, SettingsSurroundings } from '../http/settings/settings-app.ts';
import { clientSecret, publicBaseUrl } from '../http/ui-page.ts';
import { FakeSettingsStore } from '../support/fakes/fake-settings-store.ts';
import type { WireRequest } from './wire.ts';

/** Every door of the app, the real ones, on one real port. Behind them is nobody: what came through is written down. */
export interface Doors {
  readonly port: number;
  readonly adminToken: string;
  readonly webhooks: FakeSurroundings;
  readonly settings: FakeSettingsStore;
  readonly calls: ActionCall[];
  /** Operations that were begun. */
  readonly runs: { readonly name: string; readonly input: unknown }[];
  readonly looks: string[];
  readonly logLines: string[];
}

export interface DoorsOptions {
  readonly mostRefusals?: number;
  /** True: as with ALLOW_V1_SIGNATURE. */
  readonly allowsV1?: boolean;
}

/** Opens the doors, and closes them after the test. */
export async function openDoors({ mostRefusals, allowsV1 = false }: DoorsOptions = {}): Promise<Doors> {
  const adminToken = randomUUID();
  const logLines: string[] = [];
  const destination = { write: (line: string) => void logLines.push(line) };
  const logger = createLogger({ level: 'debug', destination });
  const webhooks = new FakeSurroundings();
  webhooks.verify = accepting(allowsV1 ? 'v1' : null);
  const around = new SettingsSurroundings();
  const settings = new FakeSettingsStore();
  around.store = settings;
  const clock = { now: () => noon };
  const current = await openCurrentSettings({
    ...{ store: settings, readFile: null, environmentMode: null },
    ...{ clock, logger },
  });
  onTestFinished(() => current.stop());
  const calls: ActionCall[] = [];
  const looks: string[] = [];
  const runs: Doors['runs'] = [];
  const common = { publicBaseUrl, clientSecret, account: webhooks.account, clock, logger };
  const places = [
    { path: '/admin/operations', router: operationRoutes(adminToken, runs, logger) },
    {
      path: '/workflow-actions',
      router: createWorkflowActionRoutes({
        ...common,
        verifySignature: accepting('v2'),
        meter: webhooks.metrics,
        desk: {
          call: (call) => {
            calls.push(call);
            return Promise.resolve({ kind: 'outcome', outcome: { ok: true, outputs: {} } });
          },
        },
      }),
    },
    { path: '/api/settings', router: createSettingsRoutes({ ...optionsOf(around, current), logger }) },
    {
      path: '/api/projects',
      router: createProjectRoutes({
        ...common,
        look: (id) => {
          looks.push(id);
          return Promise.resolve(null);
        },
        history: { latest: () => Promise.resolve([]) },
        mapping: () => current.get().settings.mapping,
      }),
    },
  ];
  const dependencies = Object.assign(webhooks, {
    ...{ adminToken, places, logger, bodyLimitBytes: 1_000_000 },
    ...(mostRefusals !== undefined && { mostRefusals }),
  });
  const server = await listen(createServer(dependencies), { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.stop());
  return { port: server.port, adminToken, webhooks, settings, calls, runs, looks, logLines };
}

function accepting(fallback: 'v1' | 'v2' | null) {
  return (request: SignedRequest) =>
    verifySignature(request, { secret: clientSecret, fallback, now: request.now });
}

/** The inputs are those of the real operations; begun is none of them. */
function operationRoutes(
  adminToken: string,
  runs: Doors['runs'],
  logger: AdminOperationsOptions['surroundings']['logger'],
) {
  const idle = operations.map((operation): Operation<unknown, unknown> => ({
    ...operation,
    run: (_surroundings, input) => {
      runs.push({ name: operation.name, input });
      return Promise.resolve({});
    },
  }));
  const surroundings = { logger } as AdminOperationsOptions['surroundings'];
  return createAdminOperations({ adminToken, operations: idle, surroundings });
}

/** What HubSpot appends to what a page asks. */
export const pageQuery = 'userId=75514748&portalId=145883449&userEmail=admin%40agency.example&appId=14947547';

export const json = { 'Content-Type': 'application/json' } as const;

/** The request with HubSpot's signature of version 3, made over what is given instead where something is. */
export function signed(
  request: WireRequest,
  { signedTarget = request.target, signedAt = noon }: { signedTarget?: string; signedAt?: number } = {},
): WireRequest {
  const content = {
    method: request.method,
    publicUri: publicBaseUrl + signedTarget,
    rawBody: Buffer.from(request.body ?? ''),
  };
  const timestamp = String(signedAt);
  return {
    ...request,
    headers: {
      ...json,
      'X-HubSpot-Signature-v3': signV3(clientSecret, content, timestamp),
      'X-HubSpot-Request-Timestamp': timestamp,
      ...request.headers,
    },
  };
}

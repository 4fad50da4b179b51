import type { Express, Router } from 'express';
import { operations } from '../admin/operations.ts';
import type { Configuration } from '../config/configuration.ts';
import { consolePath } from '../console/access/cookie.ts';
import { createConsole } from '../console/create-console.ts';
import { createAdminOperations } from '../http/admin-operations.ts';
import { createServer } from '../http/create-server.ts';
import { createProjectRoutes } from '../http/project-routes.ts';
import { believe } from '../http/request-standing.ts';
import { isAdminToken } from '../http/require-admin.ts';
import { createSettingsRoutes } from '../http/settings-routes.ts';
import type { UiRequestOptions } from '../http/ui-requests.ts';
import type { SignedRequest } from '../http/verify-signature.ts';
import { createWorkflowActionRoutes } from '../http/workflow-actions/routes.ts';
import { createPipelineReader } from '../hubspot/reading/read-pipelines.ts';
import { verifySignature } from '../hubspot/signature/verify-signature.ts';
import { findMisfits } from '../hubspot/start-up/find-misfits.ts';
import { createSuperAdminCheck } from '../hubspot/users.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import { groupMarks } from '../store/queue/group-marks.ts';
import { adminSurroundings } from './admin-surroundings.ts';
import type { Engine, EngineOptions } from './open-engine.ts';

/** The routes around the engine. `signal` is aborted when the app stops. */
export function serverFor(engine: Engine, options: EngineOptions, signal: AbortSignal): Express {
  const { configuration, clock } = options;
  const { clientSecret } = configuration.hubspot;
  const { store, metrics, holder, worker, peoplesWorker, mail, outcomes } = engine;
  const logger = options.logger.child({ room: 'http' });
  const accepting = (fallback: 'v1' | 'v2' | null) => (request: SignedRequest) =>
    verifySignature(request, { secret: clientSecret, fallback, now: request.now });
  const account = () => holder.get()?.known ?? null;
  const { publicBaseUrl } = configuration;
  const common = { publicBaseUrl, clientSecret, account, clock, logger };
  const surroundings = adminSurroundings(engine, options);
  const onWork = () => {
    peoplesWorker.wake();
    worker.wake();
    mail.wake();
    outcomes.wake();
  };
  return createServer({
    ...common,
    metrics,
    queue: { ...store.queue, mark: groupMarks((marks) => store.queue.mark(marks)) },
    outbox: store.outbox,
    callbacks: store.callbacks,
    verifySignature: accepting(configuration.allowV1Signature ? 'v1' : null),
    coalesceMs: configuration.coalesceMs,
    adminToken: configuration.adminToken,
    pingStore: () => store.ready(),
    isStopping: () => signal.aborted,
    onMarked: (dueAt) => {
      peoplesWorker.expect(dueAt);
      worker.expect(dueAt);
    },
    onWork,
    places: [
      {
        path: '/admin/operations',
        router: createAdminOperations({ adminToken: configuration.adminToken, operations, surroundings }),
      },
      {
        path: consolePath,
        router: createConsole({
          ...{ adminToken: configuration.adminToken, publicBaseUrl, believe, signal },
          isAdminToken: (sent) => isAdminToken(sent, configuration.adminToken),
          surroundings: { ...surroundings, figures: () => metrics.figures(), onWork },
        }),
      },
      {
        path: '/workflow-actions',
        router: createWorkflowActionRoutes({
          ...common,
          desk: engine.desk,
          verifySignature: accepting('v2'),
          meter: metrics,
        }),
      },
      { path: '/api/settings', router: settingsRoutes(engine, configuration, common) },
      {
        path: '/api/projects',
        router: createProjectRoutes({
          ...common,
          look: engine.look,
          history: store.history,
          mapping: () => engine.settings.get().settings.mapping,
        }),
      },
    ],
  });
}

function settingsRoutes(
  { transport, store, settings, account }: Engine,
  configuration: Configuration,
  common: UiRequestOptions & { readonly logger: Logger },
): Router {
  return createSettingsRoutes({
    ...common,
    store: store.settings,
    current: settings,
    environmentMode: configuration.mode,
    settingsAdmins: configuration.settingsAdmins,
    isSuperAdmin: createSuperAdminCheck(transport, common.clock),
    reader: account,
    pipelines: createPipelineReader(transport, common.clock),
    checkMapping: (mapping) => findMisfits(transport, mapping, configuration.creativeProject),
  });
}

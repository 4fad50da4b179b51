import { randomUUID } from 'node:crypto';
import type { AdminSurroundings } from '../../../src/admin/operation.ts';
import { readConfiguration } from '../../../src/config/read-configuration.ts';
import { createLookAtProject, type LookDependencies } from '../../../src/reconcile/look-at-project.ts';
import type { ReconcileNow } from '../../../src/reconcile/ports/looking.ts';

type Parts = Pick<
  AdminSurroundings,
  'clock' | 'logger' | 'store' | 'settings' | 'transport' | 'account' | 'sweepAndSettle'
>;

/** Nothing of it is used on the stage but that it leaves the mode to the settings. */
const configuration = readConfiguration({
  HUBSPOT_ACCESS_TOKEN: randomUUID(),
  HUBSPOT_CLIENT_SECRET: randomUUID(),
  PUBLIC_BASE_URL: 'http://127.0.0.1:1',
  EMAIL_TRANSPORT: 'hubspot',
  HUBSPOT_EMAIL_TEMPLATE_ID: '1',
});

/** What an admin's operations work with in one life of the app. */
export function stageAdmin(
  parts: Parts,
  current: LookDependencies['current'],
  reconcileNow: ReconcileNow,
): AdminSurroundings {
  const { store, account, clock } = parts;
  return {
    ...parts,
    configuration,
    look: createLookAtProject({ ...store, account, clock, current }),
    reconcileNow,
    sweepsYield: () => false,
  };
}

import { activate } from './activation/activate.ts';
import {
  dropDeadLetter,
  listDeadLetters,
  retryDeadLetters,
  showDeadLetter,
} from './dead-letters/operations.ts';
import { readAppState } from './doctor/app-state.ts';
import { explain } from './explain/explain.ts';
import { dropHeld, listHeld, releaseHeld } from './held/operations.ts';
import type { Operation } from './operation.ts';
import { plan } from './plan/plan.ts';
import { provisionMap } from './provision/provision-map.ts';
import { provision } from './provision/provision.ts';
import { report } from './report/report.ts';
import { getSettings } from './settings/get-settings.ts';
import { importSettings } from './settings/import-settings.ts';
import { setSetting } from './settings/set-setting.ts';
import { reconcile } from './work/reconcile.ts';
import { sweep } from './work/sweep.ts';

/** Everything an admin may have the app do, on the command line and over HTTP. */
export const operations: readonly Operation<unknown, unknown>[] = [
  readAppState,
  provision,
  provisionMap,
  plan,
  explain,
  report,
  activate,
  listHeld,
  releaseHeld,
  dropHeld,
  sweep,
  reconcile,
  getSettings,
  setSetting,
  importSettings,
  listDeadLetters,
  showDeadLetter,
  retryDeadLetters,
  dropDeadLetter,
];

import type { AddCommand } from '../cli.ts';
import { addActivate } from './activate.ts';
import { addDeadLetters } from './dead-letters.ts';
import { addDoctor } from './doctor.ts';
import { addExplain } from './explain.ts';
import { addHeld } from './held.ts';
import { addPlan } from './plan.ts';
import { addProvision } from './provision.ts';
import { addReconcile } from './reconcile.ts';
import { addReport } from './report.ts';
import { addSettings } from './settings.ts';
import { addSweep } from './sweep.ts';

/** Every command, in the order in which the help shows them. */
export const commands: readonly AddCommand[] = [
  addDoctor,
  addProvision,
  addPlan,
  addExplain,
  addReport,
  addActivate,
  addHeld,
  addSweep,
  addReconcile,
  addSettings,
  addDeadLetters,
];

import { z } from 'zod';
import { carryOut, type StepOutcome } from '../../hubspot/provisioning/carry-out.ts';
import { makePlan } from '../../hubspot/provisioning/make-plan.ts';
import { proposeMapping } from '../../hubspot/provisioning/mapping/propose-mapping.ts';
import type { PlanAction, PlanLine, PlannedLine } from '../../hubspot/provisioning/plan.ts';
import type { Operation } from '../operation.ts';
import { newestSettings } from '../settings/stored-settings.ts';
import { lookAtAccount } from './look-at-account.ts';

/** One thing the process needs, and what became of it where the plan was carried out. */
export interface ProvisionLine extends PlanLine {
  /** null: nothing was to be done, or only a plan was asked for. */
  readonly outcome: StepOutcome['outcome'] | null;
  /** Why it is not done. */
  readonly error: string | null;
}

/** What is missing in the account, and what was done about it. */
export interface ProvisionReport {
  readonly applied: boolean;
  readonly counts: Readonly<Record<PlanAction, number>>;
  readonly lines: readonly ProvisionLine[];
  /** How many of the missing things seem to be there under another name; `provision --map` names them. */
  readonly lookAlikes: number;
}

/** Plans what the account lacks, and creates it where asked to; nothing is deleted, renamed or retyped. */
export const provision: Operation<{ readonly apply: boolean }, ProvisionReport> = {
  name: 'provision',
  input: z.strictObject({ apply: z.boolean() }),
  worksWithoutAccount: true,
  run: async (surroundings, { apply }, progress) => {
    const { store, transport, configuration } = surroundings;
    const { settings } = await newestSettings(store.settings);
    const { mapping } = settings;
    const existing = await lookAtAccount(surroundings, settings);
    const wanted = { mapping, environment: configuration.creativeProject, existing };
    const plan = makePlan(wanted);
    const { proposals, ambiguous } = proposeMapping(wanted);
    const outcomes = apply ? await carryOut(transport, plan, progress) : null;
    return {
      applied: apply,
      counts: count(plan.lines),
      lines: plan.lines.map((line) => ({
        part: line.part,
        action: line.action,
        what: line.what,
        detail: line.detail,
        outcome: outcomes?.get(line)?.outcome ?? null,
        error: outcomes?.get(line)?.error ?? null,
      })),
      lookAlikes: proposals.length + ambiguous.length,
    };
  },
};

function count(lines: readonly PlannedLine[]): ProvisionReport['counts'] {
  const of = (action: PlanAction) => lines.filter((line) => line.action === action).length;
  return {
    create: of('create'),
    extend: of('extend'),
    'in place': of('in place'),
    'in the way': of('in the way'),
  };
}

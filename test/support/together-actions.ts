import type { FaultedRequest } from '../../src/sandbox/faults.ts';
import type { Execution } from '../../src/sandbox/workflows/execution.ts';
import type { ActionRun } from '../../src/sandbox/workflows/workflows.ts';
import type { ActionName } from '../../src/workflow-actions/catalogue.ts';
import type { Agency } from './together.ts';

type Run = Omit<ActionRun, 'action' | 'object'>;

/** A workflow reaches the action with this record; resolves at the end of the execution. */
export function runOn(
  agency: Agency,
  action: ActionName,
  recordId: string,
  run: Run = {},
): Promise<Execution> {
  const { kind } = agency.account.read(recordId);
  return agency.together.sandbox.workflows.run({ action, object: { type: kind, id: recordId }, ...run });
}

/** Somebody asks an agent, who uses the action without any record enrolled. */
export function askAgent(
  agency: Agency,
  action: ActionName,
  inputFields: Readonly<Record<string, string>>,
): Promise<Execution> {
  return agency.together.sandbox.workflows.run({ action, inputFields });
}

/** What an admin reads in the history of the workflow. @throws RangeError for a code without a text */
export function historyText({ together }: Agency, action: ActionName, code: string): string {
  const rule = together.sandbox.workflows.actions
    .find(({ name }) => name === action)
    ?.rules.find(({ conditions }) => conditions['errorCode']?.includes(code));
  if (!rule) throw new RangeError(`The history has no text for ${code} of ${action}`);
  return rule.message;
}

type Request = Pick<FaultedRequest, 'method' | 'path'>;

/** Reading projects, one or many, with which every action but the one for tickets begins. */
export function isProjectRead({ method, path }: Request): boolean {
  return /\/(2-\d+|0-970)\/(batch\/read|\d+)$/.test(path) && method !== 'PATCH';
}

/** Telling HubSpot the outcome of an action it waits for. */
export function isCompletion({ path }: Request): boolean {
  return /\/callbacks\/[^/]+\/[^/]+\/complete$/.test(path);
}

/** Statuses of all answers that came, `null` for those that were lost. */
export function statusesOf({ attempts }: Execution): readonly (number | null)[] {
  return attempts.map(({ status }) => status);
}

import { expect, vi } from 'vitest';
import type { Faults } from '../../src/sandbox/faults.ts';
import type { Execution } from '../../src/sandbox/workflows/execution.ts';
import { isCompletion, isProjectRead, runOn } from './together-actions.ts';
import { openApproved } from './together-approved.ts';
import { patience } from './together-process.ts';
import type { Agency, AgencyOptions } from './together.ts';

/** HubSpot does what it is asked, and does not answer before the faults are cleared. */
export const hang = { connection: 'hang', after: 'commit' } as const;

/** A workflow that waits for a completion whose work takes long, because HubSpot does not answer the app. */
export interface Waiting {
  readonly agency: Agency;
  readonly faults: Faults;
  readonly running: Promise<Execution>;
}

/** Workflows that are told to wait, and ask again as long as a busy machine may need. */
export const patientWorkflows: AgencyOptions = {
  lettingWait: true,
  sandbox: { workflows: { retryDelaysMs: [50, 100, ...Array.from({ length: 200 }, () => 200)] } },
};

export async function openWaiting(options: AgencyOptions = {}): Promise<Waiting> {
  const { agency, projectId } = await openApproved({ ...patientWorkflows, ...options });
  return { agency, ...(await letWait(agency, projectId)) };
}

/** Runs a completion while HubSpot answers nothing about projects, until the workflow waits for it. */
export async function letWait(agency: Agency, projectId: string): Promise<Omit<Waiting, 'agency'>> {
  const { faults, workflows } = agency.together.sandbox;
  // More than one: an app that has just started sweeps, and reads the project as well.
  faults.next(isProjectRead, hang, 20);
  const running = runOn(agency, 'complete-implementation', projectId);
  await vi.waitFor(() => expect(workflows.executions).toMatchObject([{ state: 'BLOCKED' }]), patience);
  return { faults, running };
}

/** What HubSpot answered each time it was told an outcome. */
export function completions({ together }: Agency): readonly number[] {
  return together.sandbox.exchanges.filter(isCompletion).map(({ status }) => status);
}

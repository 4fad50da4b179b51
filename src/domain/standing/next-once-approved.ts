import type { Situation } from '../situation.ts';
import { implementTaskSubject } from '../texts/implement.ts';
import type { NextStep } from './standing.ts';

/** The status is Creatives Completed and Approved. */
export function stepOnceApproved({ project, snapshot, today }: Situation): NextStep {
  if (project.implementationTaskId !== null && snapshot.implementationTask?.completed === true) {
    return {
      handoff: '8 close',
      by: 'app',
      on: today,
      what: 'The Implement task is complete, so the app closes the cycle.',
    };
  }
  if (project.implementationCuedAt === null) {
    return {
      handoff: '7 approval',
      by: 'app',
      on: today,
      what: 'The client has approved, so the SAS is asked to implement the creatives.',
    };
  }
  return {
    handoff: '8 close',
    by: 'sas',
    on: null,
    what: `The SAS implements the creatives in Meta and completes the task ${implementTaskSubject}, or moves Creative Refresh Status to Creatives Implemented.`,
  };
}

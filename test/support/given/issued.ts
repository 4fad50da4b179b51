import type { Instant, IssuedEffect } from '../../../src/domain/model.ts';

/** A task of ours that is still open in HubSpot. */
export function anOpenTask(taskId: string, key: string, dueAt: Instant | null = null): IssuedEffect {
  return { key, kind: 'task', taskId, state: 'open', dueAt };
}

/** A task of ours that somebody has completed, or that was deferred. */
export function aSettledTask(taskId: string, key: string): IssuedEffect {
  return { key, kind: 'task', taskId, state: 'settled', dueAt: null };
}

export function aSentEmail(key: string): IssuedEffect {
  return { key, kind: 'email', taskId: null, state: 'settled', dueAt: null };
}

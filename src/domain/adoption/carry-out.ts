import { asWritten } from '../as-written.ts';
import type { Decision } from '../decision.ts';
import type { Instant, IssuedEffect, Snapshot } from '../model.ts';

/**
 * The snapshot as it would be after the decision: records written, and what is issued (or noted under `notedKeys`
 * as never to be) known. Tasks get no ids. For looking ahead; nothing is carried out.
 */
export function carryOut(
  snapshot: Snapshot,
  { effects }: Decision,
  now: Instant,
  notedKeys: readonly string[] = [],
): Snapshot {
  const { project, tickets } = asWritten(snapshot, effects, now);
  const issued = effects.flatMap(({ kind, key }) =>
    kind === 'write project' || kind === 'write ticket' ? [] : [key],
  );
  const memory =
    project === snapshot.project
      ? snapshot.memory
      : { highestCycle: project.cycle ?? 1, highestSequence: project.sequence ?? 0 };
  return {
    ...snapshot,
    ...{ project, tickets, memory },
    issued: [...snapshot.issued, ...[...notedKeys, ...issued].map(noted)],
  };
}

function noted(key: string): IssuedEffect {
  return { key, kind: 'change', taskId: null, state: 'settled', dueAt: null };
}

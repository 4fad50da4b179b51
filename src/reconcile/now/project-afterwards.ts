import type { Reconciled } from '../ports/looking.ts';
import type { WorkedRound } from './work-one-project.ts';

type Afterwards = Pick<
  Extract<Reconciled, { kind: 'done' }>,
  'status' | 'refreshDate' | 'waitingOn' | 'lastImplementedAt'
>;

/** How the project is after what a round wrote, without reading it again; in shadow mode as it was found. */
export function projectAfterwards({ work, decision, mode }: WorkedRound): Afterwards {
  const { record } = work;
  const write = decision.effects.find((effect) => effect.kind === 'write project');
  const change = mode === 'live' && write ? write.change : {};
  return {
    status: change.status ?? record.status,
    refreshDate: change.refreshDate === undefined ? record.refreshDate : change.refreshDate,
    waitingOn: change.waitingOn ?? record.waitingOn ?? 'nobody',
    lastImplementedAt: change.lastImplementedAt ?? record.lastImplementedAt,
  };
}

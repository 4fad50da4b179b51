import type { PendingUse } from './pending-uses.ts';
import { rowsOf } from './pending-uses.ts';
import type { Scene } from './scene.ts';

/** By the process nothing is written by a reading that is older than this, in ms. */
const freshForMs = 5000;

const readings = new Map([
  ['batch read projects', 'project'],
  ['read project', 'project'],
  ['batch read tickets', 'ticket'],
]);

/** Sees every use of the outside as it is released, and reports writes by readings that are too old. */
export function watchFreshness({
  clock,
  report,
}: Pick<Scene, 'clock' | 'report'>): (use: PendingUse) => void {
  const readAt = new Map<string, number>();
  return (use) => {
    const { server, name, request, askedAt } = use;
    if (request === null) return;
    if (readings.has(name)) {
      for (const id of idsOf(request)) readAt.set(`${server} ${id}`, askedAt);
    }
    if (name !== 'batch update projects' && name !== 'batch update tickets') return;
    for (const id of idsOf(request)) {
      const age = askedAt - (readAt.get(`${server} ${id}`) ?? -Infinity);
      if (age <= freshForMs) continue;
      const message = `${name}: ${id} is written by a reading ${age} ms old, at ${clock.now()}`;
      report({ promise: 'nothing is written by an old reading', message });
    }
  };
}

/** The records that a batch is about, or the one in a path that ends with its id. */
function idsOf(request: NonNullable<PendingUse['request']>): readonly string[] {
  const [, single] = /\/(\d+)$/u.exec(request.path) ?? [];
  if (single !== undefined) return [single];
  return rowsOf(request).flatMap((row) =>
    typeof row === 'object' && row !== null && 'id' in row ? [String(row.id)] : [],
  );
}

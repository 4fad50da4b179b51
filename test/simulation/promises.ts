import { watchInvariants } from '../support/stage/invariants.ts';
import { checkEnd } from './end/check-end.ts';
import { watchOccasions } from './occasions.ts';
import type { Arrived } from './mail-server.ts';
import type { PendingUse } from './pending-uses.ts';
import type { Scene } from './scene.ts';

/** What must hold at every moment, and what must be at the end. */
export interface Promises {
  readonly watch: () => void;
  readonly checkEnd: () => Promise<void>;
}

/** What the app may write; all else belongs to people. */
const ownProperties =
  /^(hs_task_|hs_timestamp$|hs_object_id$|hs_createdate$|hs_lastmodifieddate$|createdate$|hs_v2_date_entered_|hs_pipeline_stage$|creative_|copy_status$|graphics_status$|revision_requested$|hubspot_owner_id$)/u;

/**
 * Watches a story. Changes that people make while a server is at work on a record are not held against it; of tasks
 * that it was just creating when it stood still there may be two, for nobody can call them back.
 */
export function watchPromises(scene: Scene, inFlight: readonly PendingUse[]): Promises {
  const { hubSpot, mailServer, clock, actor, counter, report } = scene;
  const { violations } = watchInvariants(hubSpot, {
    pardonMs: () => clock.now() - (actor.atWorkSince ?? clock.now()) + 1,
  });
  let seen = 0;
  let seenEmails = 0;
  hubSpot.onChange((change) => {
    if (change.author.changeSource !== 'INTEGRATION') return;
    if (change.kind === 'deletion' || change.kind === 'merge' || change.kind === 'restore')
      report({ promise: 'nothing of people is touched', message: `The app did a ${change.kind}` });
    if (change.kind !== 'property') return;
    const { record, definition } = change;
    const isPersons = record.type.kind !== 'task' && definition.name === 'hubspot_owner_id';
    if (!ownProperties.test(definition.name) || isPersons)
      report({
        promise: 'nothing of people is touched',
        message: `The app wrote ${definition.name} of ${record.id}`,
      });
  });
  const watchMail = watchOccasions(scene);
  const watch = (): void => {
    watchMail();
    for (; seen < violations.length; seen += 1) {
      const violation = violations[seen];
      if (!violation) continue;
      if (isExcused(violation.message, inFlight)) counter.count('tasks twice by a call in flight');
      else report({ promise: violation.rule, message: violation.message });
    }
    if (mailServer.arrived.length === seenEmails) return;
    seenEmails = mailServer.arrived.length;
    for (const message of tooOften(mailServer.arrived)) report({ promise: 'one email per key', message });
  };
  return { watch, checkEnd: () => checkEnd(scene) };
}

/** An email may come once more for every try that nobody knew the outcome of, whichever of them arrives first. */
function tooOften(arrived: readonly Arrived[]): readonly string[] {
  const certain = new Map<string, number>();
  for (const { key, maybeSent } of arrived) certain.set(key, (certain.get(key) ?? 0) + (maybeSent ? 0 : 1));
  return [...certain].filter(([, count]) => count > 1).map(([key]) => `Email ${key} was sent twice`);
}

/** Both tasks with a reference that was on its way when a server stood still. */
function isExcused(message: string, inFlight: readonly PendingUse[]): boolean {
  const [, ref] = /both have (Ref: .+)$/u.exec(message) ?? [];
  return (
    ref !== undefined &&
    inFlight.some(({ request }) => JSON.stringify(request?.body ?? '').includes(`${ref}"`))
  );
}

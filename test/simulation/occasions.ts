import { refOf } from '../../src/hubspot/mapping/task-ref.ts';
import type { Change } from '../../src/sandbox/model.ts';
import type { Scene } from './scene.ts';

/** `project-7.cycle-2.kickoff` of a key: what is due once, unless somebody changes something in between. */
const occasion =
  /^(project-\d+\.cycle-\d+\.(?:(?:kickoff|submission|approval|close)|review\.[0-9a-f]+))\.(.+)$/u;

/**
 * Of each handoff of a project and cycle there is one task and one email to each, however it went about: a second
 * one, under whatever key, needs somebody who has changed something since the first, or a ticket that has come in, or
 * a first one that was taken back.
 */
export function watchOccasions({ hubSpot, mailServer, report }: Scene): () => void {
  const issued = new Map<string, { readonly key: string; readonly changes: number }>();
  let changes = 0;
  let seenEmails = 0;
  const meet = (kind: 'task' | 'email', key: string): void => {
    const [, what, rest] = occasion.exec(key) ?? [];
    if (what === undefined || rest === undefined) return;
    const name = `${kind} ${what} ${rest.replace(/^[^.]*\.?/u, '')}`;
    const earlier = issued.get(name);
    if (earlier && earlier.key !== key && earlier.changes === changes) {
      const message = `${kind} ${key} came after ${earlier.key}, and nobody changed anything in between`;
      report({ promise: 'one task and one email per occasion', message });
    }
    issued.set(name, { key, changes });
  };
  hubSpot.onChange((change) => {
    if (change.author.changeSource !== 'INTEGRATION' || isNewOccasion(change)) {
      changes += 1;
    } else if (change.kind === 'property' && change.definition.name === 'hs_task_body') {
      const isNew = change.record.history.get('hs_task_body')?.length === 1;
      const key = isNew ? refOf(change.value) : null;
      if (key !== null) meet('task', key);
    }
  });
  return () => {
    const keys = [
      ...hubSpot.account.mailbox.map(({ sendId }) => sendId ?? ''),
      ...mailServer.arrived.map(({ key }) => key),
    ];
    for (const key of keys.slice(seenEmails)) meet('email', key);
    seenEmails = keys.length;
  };
}

/** A ticket has come in (or gone), or a handoff is taken back: it may fire again. */
function isNewOccasion(change: Change): boolean {
  if (change.kind !== 'property') return false;
  const { name } = change.definition;
  return name === 'hs_pipeline_stage' || (change.value === '' && /_(?:sent|cued)_at$/u.test(name));
}

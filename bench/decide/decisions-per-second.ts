import { decide } from '../../src/domain/decide.ts';
import type { Snapshot } from '../../src/domain/model.ts';
import { parseSettings, rulesOf } from '../../src/settings/settings-schema.ts';
import { aProject, homeAccount } from '../../test/support/given/a-project.ts';
import { aQueuedTicket } from '../../test/support/given/a-ticket.ts';
import { anOpenTask } from '../../test/support/given/issued.ts';
import { at } from '../../test/support/given/moments.ts';
import { staff } from '../../test/support/given/people.ts';

/** A project in the creative team's hands, with so many tickets and both tasks of each. */
function snapshotOf(tickets: number): Snapshot {
  const ids = Array.from({ length: tickets }, (_, index) => String(1000 + index));
  return {
    account: homeAccount,
    project: aProject({
      status: 'deliverable_submitted',
      refreshDate: '2026-03-10',
      waitingOn: 'creative_team',
    }),
    tickets: ids.map((id) => aQueuedTicket({ id })),
    people: staff,
    issued: ids.flatMap((id) =>
      ['copy', 'graphics'].map((part) =>
        anOpenTask(`9${id}`, `ticket-${id}.round-0.queue.${part}.task`, at('2026-03-27 17:00')),
      ),
    ),
    memory: null,
    ticketNotes: {},
  };
}

/** Decisions after which the clock is looked at, which costs a little itself. */
const betweenLooks = 10;

/**
 * How often the same project can be decided in a second of CPU, measured over `ms` milliseconds of it, after a fifth of
 * that to warm up. What else the machine does meanwhile does not count.
 */
export function decisionsPerSecond(tickets: number, ms: number): number {
  const snapshot = snapshotOf(tickets);
  const rules = rulesOf(parseSettings({}));
  const now = at('2026-03-12');
  const run = (forMs: number): number => {
    const before = process.cpuUsage();
    let count = 0;
    let usedMs = 0;
    while (usedMs < forMs) {
      for (let ahead = 0; ahead < betweenLooks; ahead += 1) {
        const { needs, effects } = decide(snapshot, rules, now);
        if (needs.length + effects.length > 0) throw new Error('There is something to do');
      }
      count += betweenLooks;
      const { user, system } = process.cpuUsage(before);
      usedMs = (user + system) / 1000;
    }
    return (1000 * count) / usedMs;
  };
  run(ms / 5);
  return run(ms);
}

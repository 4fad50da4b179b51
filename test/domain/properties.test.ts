import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refreshStatuses } from '../../src/domain/model.ts';
import { anyMoves, anyRules, type NamedMove } from '../support/world/any-moves.ts';
import { aWorld, finishTicket, setStatus, submitTicket } from '../support/world/people-move.ts';
import { settle } from '../support/world/settle.ts';
import { tellWorld } from '../support/world/tell-world.ts';
import { look, type Look, type World } from '../support/world/world.ts';

const runs = { numRuns: 120 };

/** People move, the app settles after each move, and somebody watches every look. */
function play(world: World, moves: readonly NamedMove[], watch?: (look: Look) => void): World {
  return moves.reduce((current, { move }) => settle(move(current), watch), settle(world, watch));
}

function holdsAtEveryLook(check: (look: Look) => void): void {
  fc.assert(
    fc.property(anyRules, anyMoves, (rules, moves) => {
      play(aWorld(rules), moves, check);
    }),
    runs,
  );
}

describe('Whatever people do', () => {
  it('a second look at a settled account has no effect', () => {
    fc.assert(
      fc.property(anyRules, anyMoves, (rules, moves) => {
        const settled = play(aWorld(rules), moves);
        expect(look(look(settled).world).decision.effects).toEqual([]);
      }),
      runs,
    );
  });

  it('further looks after every move, as doubled events cause them, change nothing about the end', () => {
    fc.assert(
      fc.property(
        anyRules,
        anyMoves,
        fc.array(fc.nat(3), { minLength: 15, maxLength: 15 }),
        (rules, moves, extra) => {
          const doubled = moves.reduce(
            (current, { move }, index) => {
              let world = settle(move(current));
              for (let count = extra[index] ?? 0; count > 0; count -= 1) world = look(world).world;
              return world;
            },
            settle(aWorld(rules)),
          );
          expect(tellWorld(doubled)).toEqual(tellWorld(play(aWorld(rules), moves)));
        },
      ),
      runs,
    );
  });

  it('an account nobody looked at meanwhile settles all the same', () => {
    fc.assert(
      fc.property(anyRules, anyMoves, (rules, moves) => {
        const unseen = moves.reduce((current, { move }) => move(current), aWorld(rules));
        expect(look(settle(unseen)).decision.effects).toEqual([]);
      }),
      runs,
    );
  });

  it('a crash between any two effects ends in the same state, with nothing double', () => {
    const crashes = fc.array(fc.nat(6), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(anyRules, anyMoves, crashes, (rules, moves, crashAfter) => {
        const crashed = moves.reduce(
          (current, { move }, index) => {
            const once = look(move(current), crashAfter[index]);
            const twice = look(once.world, crashAfter[index + 1]);
            return settle(twice.world);
          },
          settle(aWorld(rules)),
        );
        expect(tellWorld(crashed)).toEqual(tellWorld(play(aWorld(rules), moves)));
      }),
      { numRuns: 200 },
    );
  });

  it('the app itself moves the status only forward within a cycle', () => {
    const rank = (status: string) => refreshStatuses.findIndex((known) => known === status);
    holdsAtEveryLook(({ steps }) => {
      for (const { before, effect } of steps) {
        if (effect.kind !== 'write project' || effect.change.status === undefined) continue;
        const from = before.project.status;
        const isReset =
          effect.change.status === 'blank' &&
          ['no_refresh_requested', 'creatives_implemented'].includes(from);
        expect(isReset || rank(effect.change.status) > rank(from), `${from} to ${effect.change.status}`).toBe(
          true,
        );
      }
    });
  });

  it('the cycle and the sequence only ever go up, the cycle by one', () => {
    holdsAtEveryLook(({ steps }) => {
      for (const { before, effect } of steps) {
        if (effect.kind !== 'write project') continue;
        const { cycle, sequence } = effect.change;
        if (cycle !== undefined) expect(cycle).toBe((before.project.cycle ?? 1) + 1);
        if (sequence !== undefined) expect(sequence).toBe((before.project.sequence ?? 0) + 1);
      }
    });
  });

  it('no key names two different tasks or emails within one decision', () => {
    holdsAtEveryLook(({ decision }) => {
      const keys = decision.effects.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('the project is written at most once in a decision, after all tasks and emails and before all tickets', () => {
    const order = ['create task', 'change task', 'send email', 'write project', 'write ticket'];
    holdsAtEveryLook(({ decision }) => {
      const kinds = decision.effects.map(({ kind }) => kind);
      expect(kinds).toEqual(kinds.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)));
      expect(kinds.filter((kind) => kind === 'write project').length).toBeLessThanOrEqual(1);
    });
  });

  it('the AM hears exactly once per closed cycle that the creatives are live', () => {
    fc.assert(
      fc.property(anyRules, anyMoves, (rules, moves) => {
        let closes = 0;
        const end = play(aWorld(rules), moves, ({ steps }) => {
          closes += steps.filter(
            ({ effect }) =>
              effect.kind === 'write project' &&
              effect.change.cycle !== undefined &&
              effect.change.lastImplementedAt !== undefined,
          ).length;
        });
        expect(
          end.mailbox.filter(({ subject }) => subject.startsWith('New creatives are live')),
        ).toHaveLength(closes);
      }),
      runs,
    );
  });

  it('handoff 5 never fires on a partial ad set', () => {
    const folderOf = (name: string | null) => (name ?? '').trim().toLowerCase();
    holdsAtEveryLook(({ steps, world }) => {
      const before = steps[0]?.before;
      const handedOver = steps.flatMap(({ effect }) =>
        effect.kind === 'write ticket' && typeof effect.change.reviewRequestedAt === 'number'
          ? [effect.ticketId]
          : [],
      );
      for (const id of handedOver) {
        const ticket = world.tickets.find((each) => each.id === id);
        const set = (before?.tickets ?? []).filter(
          ({ id: other, folderName }) =>
            folderOf(folderName) === folderOf(ticket?.folderName ?? null) &&
            world.tickets.find((each) => each.id === other)?.cycle === ticket?.cycle,
        );
        const missing = set.filter(
          ({ stage, revisionRequested }) =>
            stage !== 'closed' && (stage !== 'pending_approval' || revisionRequested.length > 0),
        );
        expect(missing).toEqual([]);
      }
    });
  });

  it('a lost store doubles no task and writes nothing anew, once the tasks are found by their reference', () => {
    fc.assert(
      fc.property(anyRules, anyMoves, (rules, moves) => {
        const settled = play(aWorld(rules), moves);
        const { decision } = look({ ...settled, mailbox: [], changes: [], memory: null });
        expect(decision.effects.filter(({ kind }) => kind !== 'change task')).toEqual([]);
      }),
      runs,
    );
  });
});

describe('The tickets of an ad set', () => {
  it('make one handover, in whatever order they are finished and whenever the app looks', () => {
    const ids = ['11', '12', '13', '14'];
    const inWork = settle(
      ids.reduce((world, id) => submitTicket(id)(world), setStatus('deliverable_submitted')(aWorld())),
    );
    const order = fc.shuffledSubarray(ids, { minLength: ids.length });
    fc.assert(
      fc.property(order, fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), (finished, looks) => {
        const end = settle(
          finished.reduce((current, id, index) => {
            let world = finishTicket(id)(current);
            for (let count = looks[index] ?? 0; count > 0; count -= 1) world = look(world).world;
            return world;
          }, inWork),
        );
        const { project, tasks, mailbox } = tellWorld(end);
        expect(project.status).toBe('creatives_pending_approval');
        expect(tasks.filter((task) => task.includes('Share'))).toHaveLength(1);
        expect(mailbox).toEqual(
          [
            'Dana (AM): Creative refresh coming up: Acme',
            'Dana (AM): Ready for client review: Spring (Acme)',
            'Sam (SAS): Ad set complete: Spring (Acme)',
          ].filter((mail) => project.stamped.kickoff || !mail.includes('coming up')),
        );
      }),
      runs,
    );
  });
});

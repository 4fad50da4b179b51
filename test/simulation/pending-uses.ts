import type { HttpAnswer } from '../../src/hubspot/transport/http-client.ts';
import type { NamedRequest, Seam } from '../support/stage/seam.ts';
import { ProcessDied, type Blow } from './blows.ts';
import type { Use } from './faults.ts';

/** A use of the outside that waits for its turn. */
export interface PendingUse extends Use {
  /** The request, of a call to HubSpot. */
  readonly request: NamedRequest | null;
  /** Epoch ms. */
  readonly askedAt: number;
  readonly suffer: (blow: Blow) => void;
  /** Its process has ended. */
  readonly end: () => void;
}

export interface PendingUses {
  /** The way outside for one life of a server; every use of it waits here. */
  readonly seamOf: (server: number) => Seam & { readonly end: () => void };
  readonly all: readonly PendingUse[];
  readonly take: (use: PendingUse) => void;
}

export function openPendingUses(now: () => number): PendingUses {
  let all: readonly PendingUse[] = [];
  const take = (taken: PendingUse): void => {
    all = all.filter((use) => use !== taken);
  };
  const seamOf = (server: number) => {
    let isOver = false;
    const wait = <Answer>(
      use: Pick<PendingUse, 'kind' | 'name' | 'isWrite' | 'rows' | 'request'>,
      carryOut: (blow: Blow) => Promise<Answer>,
      readAnswer: (answer: HttpAnswer) => Answer,
    ): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const askedAt = now();
        const end = () => reject(new ProcessDied(`server ${server} ended during ${use.name}`));
        if (isOver) {
          end();
          return;
        }
        const suffer = (blow: Blow): void => {
          const { instead } = blow;
          const done = blow.isDone ? carryOut(blow) : null;
          const answer = (): void => {
            if (instead && 'error' in instead) reject(instead.error);
            else if (instead) resolve(readAnswer(instead.answer));
            else done?.then(resolve, reject);
          };
          const follow = blow.isHeld
            ? () => {
                all = [
                  ...all,
                  {
                    ...use,
                    server,
                    name: `answer of ${use.name}`,
                    isWrite: false,
                    request: null,
                    askedAt,
                    suffer: answer,
                    end,
                  },
                ];
              }
            : answer;
          if (done) done.then(follow, follow);
          else follow();
        };
        all = [...all, { ...use, server, askedAt, suffer, end }];
      });
    return {
      use: <Answer>(name: string, carryOut: () => Promise<Answer>) => {
        const kind = name.startsWith('email.') ? 'mail' : 'store';
        return wait({ kind, name, isWrite: writes.has(name), rows: 0, request: null }, carryOut, () => {
          throw new Error(`${name} is no call to HubSpot`);
        });
      },
      exchange: (request: NamedRequest, carryOut: (refusesRow?: (row: unknown) => boolean) => HttpAnswer) => {
        const isWrite = /^(batch (create|update)|send )/u.test(request.name);
        const use = {
          kind: 'HubSpot',
          name: request.name,
          isWrite,
          rows: isWrite ? rowsOf(request).length : 0,
          request,
        } as const;
        return wait(
          use,
          ({ isPartial = false }) => Promise.resolve(carryOut(isPartial ? everyOther() : undefined)),
          (answer) => answer,
        );
      },
      end: () => {
        isOver = true;
        const mine = all.filter((use) => use.server === server);
        all = all.filter((use) => use.server !== server);
        for (const use of mine) use.end();
      },
    };
  };
  return {
    seamOf,
    get all() {
      return all;
    },
    take,
  };
}

/** Uses of the store between which and HubSpot's a fault is worth most. */
const writes = new Set([
  'outbox.enqueue',
  'outbox.sent',
  'ledger.begin',
  'ledger.confirm',
  'ledger.withdraw',
  'ledger.noteChanges',
  'memory.rememberProjects',
  'history.note',
  'queue.finish',
  'queue.mark',
  'email.send',
]);

/** What a batch is made of; nothing, of any other request. */
export function rowsOf({ body }: NamedRequest): readonly unknown[] {
  if (typeof body !== 'object' || body === null || !('inputs' in body)) return [];
  return Array.isArray(body.inputs) ? body.inputs : [];
}

function everyOther(): () => boolean {
  let count = 0;
  return () => {
    count += 1;
    return count % 2 === 0;
  };
}

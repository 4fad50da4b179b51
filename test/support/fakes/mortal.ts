/** The process is gone: neither this call nor any later one of it comes back. */
class ProcessDied extends Error {
  override readonly name = 'ProcessDied';
}

/** When a process dies: at its so-many-th call (from 0) of anything outside, before or after that is carried out. */
export interface Death {
  readonly atCall: number;
  readonly moment: 'before' | 'after';
}

/** One life of a process that talks to the outside only through what `inhabit` gives it. */
export class Life {
  /** The calls made so far, `object.method`. */
  readonly calls: string[] = [];
  readonly #death: Death | null;
  constructor(death: Death | null) {
    this.#death = death;
  }

  /** The same thing, for as long as the process lives; its methods must answer promises. */
  inhabit<Thing extends object>(name: string, thing: Thing): Thing {
    return new Proxy(thing, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property, target);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) =>
          this.#call(`${name}.${String(property)}`, async () => {
            const answer: unknown = await Reflect.apply(member, target, given);
            return answer;
          });
      },
    });
  }

  async #call(name: string, carryOut: () => Promise<unknown>): Promise<unknown> {
    const index = this.calls.length;
    this.calls.push(name);
    const { atCall, moment } = this.#death ?? { atCall: Infinity, moment: 'before' };
    if (index > atCall || (index === atCall && moment === 'before')) throw new ProcessDied();
    const answer = await carryOut();
    if (index === atCall) throw new ProcessDied();
    return answer;
  }
}

import type { Kind } from '../model.ts';
import { errorCodeOf, messageFor, shownOutputs, stateOf, type Fields } from './action-answer.ts';
import type { ActionDefinition } from './action-definitions.ts';

/** One action that a workflow runs for one record. */
export interface Execution {
  readonly callbackId: string;
  /** Name of the action. */
  readonly action: string;
  /** The enrolled record; null: the call came from an agent. */
  readonly object: { readonly type: Kind; readonly id: string } | null;
  /** `RUNNING` as long as an answer is awaited, repeats included; `BLOCKED` until the app completes it. */
  readonly state: 'RUNNING' | 'BLOCKED' | 'SUCCESS' | 'FAILED';
  /** What later steps of the workflow can use; empty before the end. */
  readonly outputs: Fields;
  readonly errorCode: string | null;
  /** What the workflow's history shows; null where no execution rule of the action applies. */
  readonly message: string | null;
  /** Every call of the action's URL, oldest first. */
  readonly attempts: readonly Attempt[];
}

export interface Attempt {
  /** The app's status; null: no answer came, or it was lost. */
  readonly status: number | null;
  /** The answer's body; null where it is no JSON or none came. */
  readonly answer: unknown;
}

/** How an app ends a blocked execution. */
export interface Completion {
  readonly outputFields: Readonly<Record<string, string>>;
  readonly typedOutputs: Fields;
}

interface ExecutionOptions {
  readonly callbackId: string;
  readonly definition: ActionDefinition;
  readonly object: Execution['object'];
  readonly inputFields: Fields;
  readonly onEnd: () => void;
}

/**
 * The state of one execution. What arrives after its end changes nothing. A completion that overtakes the answer
 * it belongs to is kept until that answer says BLOCK.
 */
export class RunningExecution {
  readonly #options: ExecutionOptions;
  readonly #attempts: Attempt[] = [];
  #state: Execution['state'] = 'RUNNING';
  #outputFields: Fields = {};
  #typedOutputs: Fields = {};
  #early: Completion | null = null;

  constructor(options: ExecutionOptions) {
    this.#options = options;
  }

  get state(): Execution['state'] {
    return this.#state;
  }

  get hasEnded(): boolean {
    return this.#state === 'SUCCESS' || this.#state === 'FAILED';
  }

  view(): Execution {
    const { callbackId, definition, object, inputFields } = this.#options;
    const given = { ...this.#outputFields, ...this.#typedOutputs };
    return {
      callbackId,
      action: definition.name,
      object,
      state: this.#state,
      outputs: shownOutputs(definition, given),
      errorCode: errorCodeOf(given),
      message: this.hasEnded ? messageFor(definition.rules, given, inputFields) : null,
      attempts: [...this.#attempts],
    };
  }

  /** An attempt was made; whether the execution still runs afterwards shows in `state`. */
  take(attempt: Attempt): void {
    this.#attempts.push(attempt);
    if (this.#state !== 'RUNNING') return;
    const outcome = stateOf(attempt);
    if (outcome.state === 'REPEAT') return;
    if (outcome.state !== 'BLOCKED') this.#end(outcome.state, outcome.outputFields);
    else if (this.#early === null) this.#state = 'BLOCKED';
    else this.#endWith(this.#early);
  }

  /** No further attempt will be made. */
  giveUp(): void {
    if (this.#state === 'RUNNING') this.#end('FAILED', {});
  }

  /** False once it has ended, and where a completion waits already for the answer it belongs to. */
  get canBeCompleted(): boolean {
    return !this.hasEnded && this.#early === null;
  }

  /** Does nothing where it cannot be completed. */
  complete(completion: Completion): void {
    if (!this.canBeCompleted) return;
    if (this.#state === 'BLOCKED') this.#endWith(completion);
    else this.#early = completion;
  }

  #endWith({ outputFields, typedOutputs }: Completion): void {
    const isSuccess = outputFields['hs_execution_state'] === 'SUCCESS';
    this.#end(isSuccess ? 'SUCCESS' : 'FAILED', outputFields, typedOutputs);
  }

  #end(state: 'SUCCESS' | 'FAILED', outputFields: Fields, typedOutputs: Fields = {}): void {
    this.#state = state;
    this.#outputFields = outputFields;
    this.#typedOutputs = typedOutputs;
    this.#options.onEnd();
  }
}

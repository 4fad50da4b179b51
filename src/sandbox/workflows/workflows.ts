import { once, setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Kind } from '../model.ts';
import type { Portal } from '../portal.ts';
import { v2Headers, v3Headers } from '../request-signature.ts';
import type { Fields } from './action-answer.ts';
import type { ActionDefinition } from './action-definitions.ts';
import { callBody } from './call-body.ts';
import { RunningExecution, type Attempt, type Completion, type Execution } from './execution.ts';

/** How the account calls the app. Times are ms of real time. */
export interface WorkflowPace {
  /** Waits before the second, third, … attempt; after the last one the execution has failed. */
  readonly retryDelaysMs: readonly number[];
  /** An answer that takes longer counts as none. */
  readonly timeoutMs: number;
}

export interface ActionRun {
  /** Name of the action, as its URL ends. */
  readonly action: string;
  /** The enrolled record; it need not exist (any more). Left out, the call comes from an agent: it enrols nothing. */
  readonly object?: { readonly type: Kind; readonly id: string };
  /** Values of the action's inputs; HubSpot sends texts. */
  readonly inputFields?: Fields;
  /** Default `v2`; with `v3` both are sent. */
  readonly signature?: 'v2' | 'v3';
  /** Made up unless given. */
  readonly callbackId?: string;
}

/** The account's workflows, as far as they run the app's own actions. */
export interface Workflows {
  /** Every action the app brought along. */
  readonly actions: readonly ActionDefinition[];
  /** Everything that was ever run, oldest first, in its present state. */
  readonly executions: readonly Execution[];
  /**
   * Runs an action for a record and resolves at its end: answered for good, completed by the app, or given up; also
   * when the account closes, with the state it is in then.
   * @throws RangeError for an action nobody defined, a callback id that was used, or an account that knows no app
   */
  run(run: ActionRun): Promise<Execution>;
  /**
   * Makes the same call once more, byte for byte, as after an answer that was lost. The answer is among the
   * attempts; it changes nothing where the execution has ended.
   * @throws RangeError for a callback id nobody knows
   */
  repeat(callbackId: string): Promise<Execution>;
  /** The next answers are lost on the way: the app has answered, the account tries again. */
  loseAnswers(count: number): void;
  /** Resolves when no execution runs or is blocked any more; one that nobody completes keeps it waiting. */
  settled(): Promise<void>;
}

interface WorkflowOptions {
  readonly portal: Portal;
  readonly clientSecret: string;
  readonly pace: WorkflowPace;
  /** Read when first needed. */
  readonly definitions: () => readonly ActionDefinition[];
}

interface Started {
  readonly execution: RunningExecution;
  readonly path: string;
  readonly body: string;
  readonly signature: 'v2' | 'v3';
  readonly ended: Promise<void>;
}

/** Plays the workflows of an account against the app at `appUrl`. */
export class WorkflowRunner implements Workflows {
  readonly #options: WorkflowOptions;
  readonly #started = new Map<string, Started>();
  readonly #closing = new AbortController();
  readonly #closed = once(this.#closing.signal, 'abort');
  #definitions: readonly ActionDefinition[] | null = null;
  #answersToLose = 0;
  appUrl: string | null = null;

  constructor(options: WorkflowOptions) {
    this.#options = options;
    // As many executions as a test likes wait for the account to close.
    setMaxListeners(0, this.#closing.signal);
  }

  get actions(): readonly ActionDefinition[] {
    this.#definitions ??= this.#options.definitions();
    return this.#definitions;
  }

  get executions(): readonly Execution[] {
    return [...this.#started.values()].map(({ execution }) => execution.view());
  }

  async run(run: ActionRun): Promise<Execution> {
    const started = this.#start(run);
    await this.#tryUntilAnswered(started);
    await Promise.race([started.ended, this.#closed]);
    return started.execution.view();
  }

  async repeat(callbackId: string): Promise<Execution> {
    const started = this.#started.get(callbackId);
    if (!started) throw new RangeError(`No workflow has run anything under ${callbackId}`);
    await this.#attempt(started);
    return started.execution.view();
  }

  loseAnswers(count: number): void {
    this.#answersToLose += count;
  }

  async settled(): Promise<void> {
    for (;;) {
      const underWay = [...this.#started.values()].filter(({ execution }) => !execution.hasEnded);
      if (underWay.length === 0 || this.#closing.signal.aborted) return;
      await Promise.race([Promise.all(underWay.map(({ ended }) => ended)), this.#closed]);
    }
  }

  /** Whether an execution waits under this id for its completion, or may do so once it is answered. */
  awaits(callbackId: string): boolean {
    return this.#started.get(callbackId)?.execution.canBeCompleted ?? false;
  }

  /** Ends a blocked execution; does nothing for one that does not wait. */
  complete(callbackId: string, completion: Completion): void {
    this.#started.get(callbackId)?.execution.complete(completion);
  }

  close(): void {
    this.#closing.abort();
  }

  #start({ action, object, inputFields = {}, signature = 'v2', ...run }: ActionRun): Started {
    if (this.appUrl === null)
      throw new RangeError('The sandbox knows no app to call; setAppUrl says where it is');
    const definition = this.actions.find(({ name }) => name === action);
    if (!definition) {
      const known = this.actions.map(({ name }) => name).join(', ');
      throw new RangeError(`There is no workflow action ${action}; there are ${known || 'none'}`);
    }
    const { portal } = this.#options;
    const number = this.#started.size + 1;
    const callbackId = run.callbackId ?? `ap-${portal.portalId}-${number}-1-0`;
    if (this.#started.has(callbackId))
      throw new RangeError(`${callbackId} was run already; repeat it instead`);
    let tellEnded = () => {};
    const ended = new Promise<void>((resolve) => {
      tellEnded = resolve;
    });
    const call = { callbackId, definition, object: object ?? null, inputFields };
    const started = {
      execution: new RunningExecution({ ...call, onEnd: () => tellEnded() }),
      path: definition.path,
      body: callBody(portal, { ...call, position: this.actions.indexOf(definition) }),
      signature,
      ended,
    };
    this.#started.set(callbackId, started);
    return started;
  }

  async #tryUntilAnswered(started: Started): Promise<void> {
    await this.#attempt(started);
    for (const delay of this.#options.pace.retryDelaysMs) {
      if (started.execution.state !== 'RUNNING' || !(await this.#passes(delay))) return;
      await this.#attempt(started);
    }
    started.execution.giveUp();
  }

  /** False when the account closed meanwhile. */
  async #passes(delay: number): Promise<boolean> {
    return wait(delay, true, { signal: this.#closing.signal }).catch(() => false);
  }

  async #attempt(started: Started): Promise<void> {
    const answered = await this.#post(started);
    if (this.#closing.signal.aborted) return;
    const isLost = answered.status !== null && this.#answersToLose > 0;
    if (isLost) this.#answersToLose -= 1;
    started.execution.take(isLost ? noAnswer : answered);
  }

  async #post({ path, body, signature }: Started): Promise<Attempt> {
    if (this.appUrl === null) return noAnswer;
    const { clientSecret: secret, portal, pace } = this.#options;
    const url = this.appUrl + path;
    const request = { secret, method: 'POST', url, body };
    const signed = { ...v2Headers(request), ...(signature === 'v3' && v3Headers(request, portal.now())) };
    const headers = { 'Content-Type': 'application/json', 'User-Agent': 'HubSpot Workflows', ...signed };
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(pace.timeoutMs)]);
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      return { status: response.status, answer: readJson(await response.text()) };
    } catch {
      return noAnswer;
    }
  }
}

const noAnswer: Attempt = { status: null, answer: null };

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

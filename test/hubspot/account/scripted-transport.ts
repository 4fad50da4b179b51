import type { z } from 'zod';
import { HubSpotAnswerError } from '../../../src/hubspot/transport/errors.ts';
import type { HubSpotCall, HubSpotTransport } from '../../../src/hubspot/transport/transport.ts';

/** One batch input of whatever kind. */
export interface Input {
  readonly id: string;
  readonly after?: string;
  readonly objectWriteTraceId?: string;
  readonly properties?: Readonly<Record<string, string>>;
  readonly associations?: readonly unknown[];
}

/** A call as HubSpot got it. */
export interface SentCall {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly repeat: string;
  readonly body: unknown;
  /** The inputs of a batch; empty for any other call. */
  readonly inputs: readonly Input[];
}

type Script = Readonly<Record<string, (call: SentCall) => unknown>>;

function inputsOf(body: unknown): readonly Input[] {
  const isBatch = (value: unknown): value is { inputs: readonly Input[] } =>
    typeof value === 'object' && value !== null && 'inputs' in value;
  return isBatch(body) ? body.inputs : [];
}

/**
 * A transport that answers by the calls' names, as HubSpot would: answers go through the call's schema, what
 * the script throws is thrown. A call the script does not know fails the test.
 */
export class ScriptedTransport implements HubSpotTransport {
  readonly calls: SentCall[] = [];
  readonly script: Script;

  constructor(script: Script) {
    this.script = script;
  }

  get names(): readonly string[] {
    return this.calls.map(({ name }) => name);
  }

  async call<Schema extends z.ZodType>(call: HubSpotCall<Schema>): Promise<z.output<Schema>> {
    const { name, method, path, query = {}, repeat, body } = call;
    const sent: SentCall = { name, method, path, query, repeat, body, inputs: inputsOf(body) };
    this.calls.push(sent);
    const answer = this.script[name];
    if (answer === undefined) throw new Error(`The script has no answer to "${name}"`);
    const parsed = call.answer.safeParse(await answer(sent));
    if (!parsed.success) throw new HubSpotAnswerError(parsed.error.message);
    return parsed.data;
  }

  close(): void {
    this.calls.length = 0;
  }
}

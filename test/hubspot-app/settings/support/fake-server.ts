import type { SettingsAnswer, SettingsProposal, TrialAnswer } from '../../../../src/http/settings-answer.ts';
import { parseSettings } from '../../../../src/settings/settings-schema.ts';
import type { PageFetch } from '../../../../src/hubspot-app/app/settings/settings-client.ts';
import { answerWith } from './answers.ts';

/** One call of the page. */
export interface Received {
  readonly method: 'GET' | 'PUT';
  readonly url: string;
  readonly body: { [key: string]: unknown } | null;
}

type Reply = (
  received: Received,
) =>
  | Promise<{ readonly status: number; readonly body: unknown }>
  | { readonly status: number; readonly body: unknown };

/**
 * Stands in for the app's server behind `hubspot.fetch`: keeps one settings document, version by version, and does
 * what it is told where a test wants another answer.
 */
export class FakeServer {
  readonly received: Received[] = [];
  current: SettingsAnswer;
  /** What the next dry runs find wrong. */
  trial: TrialAnswer;
  readonly #replies: { readonly to: (received: Received) => boolean; readonly reply: Reply }[] = [];

  constructor(current: SettingsAnswer = answerWith()) {
    this.current = current;
    this.trial = { problems: [], preview: current.preview };
  }

  readonly fetch: PageFetch = async (url, options = {}) => {
    const received: Received = { method: options.method ?? 'GET', url, body: options.body ?? null };
    this.received.push(received);
    const index = this.#replies.findIndex(({ to }) => to(received));
    const [scripted] = index < 0 ? [] : this.#replies.splice(index, 1);
    const { status, body } = await (scripted?.reply ?? this.#usual)(received);
    return { status, json: () => Promise.resolve(structuredClone(body)) };
  };

  get reads(): readonly Received[] {
    return this.received.filter(isRead);
  }

  /** Bodies of what was asked without saving. */
  get checks(): readonly unknown[] {
    return this.received.filter(isCheck).map(({ body }) => body);
  }

  /** Bodies of what was to be saved. */
  get saves(): readonly unknown[] {
    return this.received.filter(isSave).map(({ body }) => body);
  }

  nextRead(reply: Reply): void {
    this.#replies.push({ to: isRead, reply });
  }

  nextCheck(reply: Reply): void {
    this.#replies.push({ to: isCheck, reply });
  }

  nextSave(reply: Reply): void {
    this.#replies.push({ to: isSave, reply });
  }

  /** Somebody else saves, behind the page's back. */
  saveAs(savedBy: string, document: unknown): void {
    this.current = {
      ...this.current,
      version: this.current.version + 1,
      savedBy,
      savedAt: '2026-02-02T16:05:00.000Z',
      settings: parseSettings(document),
    };
  }

  readonly #usual: Reply = (received) => {
    if (isRead(received)) return { status: 200, body: this.current };
    if (isCheck(received)) return { status: 200, body: this.trial };
    return this.#save(received.body);
  };

  #save(body: Received['body']): { readonly status: number; readonly body: unknown } {
    const { basedOn, settings } = (body ?? {}) as Partial<SettingsProposal>;
    const { version, savedBy, savedAt } = this.current;
    if (basedOn !== version)
      return {
        status: 409,
        body: { error: 'the settings were changed meanwhile', currentVersion: version, savedBy, savedAt },
      };
    this.saveAs('ben@agency.example (12)', settings);
    return { status: 200, body: this.current };
  }
}

/** An answer that comes when the test says so. */
export function heldBack(): {
  readonly reply: Reply;
  readonly answer: (status: number, body: unknown) => void;
} {
  let answer: (status: number, body: unknown) => void = () => undefined;
  const reply = new Promise<{ readonly status: number; readonly body: unknown }>((resolve) => {
    answer = (status, body) => resolve({ status, body });
  });
  return { reply: () => reply, answer };
}

const isRead = ({ method }: Received): boolean => method === 'GET';
const isCheck = ({ method, body }: Received): boolean => method === 'PUT' && body?.['dryRun'] === true;
const isSave = (received: Received): boolean => !isRead(received) && !isCheck(received);

import { afterEach } from 'vitest';
import { createMovableClock } from '../../src/sandbox/movable-clock.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';

const open: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

/** A sandbox that is closed after the test. */
export async function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ clock: createMovableClock(), ...options });
  open.push(sandbox);
  return sandbox;
}

interface CallResult {
  readonly status: number;
  readonly headers: Headers;
  // Answers are whatever the sandbox sent; tests compare them as wholes or by parts.
  readonly body: unknown;
}

/** One raw call with the app's token. */
export async function call(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<CallResult> {
  const response = await fetch(sandbox.url + path, {
    method,
    headers: {
      Authorization: `Bearer ${sandbox.accessToken}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

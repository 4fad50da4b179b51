import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import type { ExitCode } from '../../src/cli/cli.ts';
import type { CliSurroundings } from '../../src/cli/open-cli.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { tellingLines } from './told-secrets.ts';

/** What a command printed, and how it ended. */
export interface CommandOutcome {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** The app's environment on an embedded account; nothing listens on its port unless `more` says otherwise. */
export function commandEnvironment(
  sandbox: Pick<Sandbox, 'accessToken' | 'clientSecret' | 'portalId' | 'url'>,
  more: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    HUBSPOT_ACCESS_TOKEN: sandbox.accessToken,
    HUBSPOT_CLIENT_SECRET: sandbox.clientSecret,
    HUBSPOT_PORTAL_ID: String(sandbox.portalId),
    HUBSPOT_API_BASE_URL: sandbox.url,
    PUBLIC_BASE_URL: 'http://127.0.0.1:9',
    HOST: '127.0.0.1',
    PORT: '9',
    EMAIL_TRANSPORT: 'hubspot',
    HUBSPOT_EMAIL_TEMPLATE_ID: '1',
    ...more,
  };
}

/** Runs one command in this process, as if its output were piped; several words need no quoting. */
export async function runCommand(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  surroundings: CliSurroundings = {},
): Promise<CommandOutcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const read = Promise.all([text(stdout), text(stderr)]);
  const exitCode = await runCli(argv, environment, { stdout, stderr }, surroundings);
  stdout.end();
  stderr.end();
  const [printed, told] = await read;
  expect(tellingLines(`${printed}\n${told}`, environment), 'nothing printed shows a secret').toEqual([]);
  return { exitCode, stdout: printed, stderr: told };
}

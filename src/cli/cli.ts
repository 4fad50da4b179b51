import type { Command } from 'commander';
import type { Operation, Progress } from '../admin/operation.ts';
import type { Configuration } from '../config/configuration.ts';
import type { HubSpotTransport } from '../hubspot/transport/transport.ts';
import type { Clock } from '../reconcile/ports/clock.ts';

/** 0: done. */
export const exitCodes = {
  /** Something was found wrong, refused, or does not exist. */
  notAsItShouldBe: 1,
  /** The command, its options or the environment are wrong. */
  badUsage: 2,
  /** HubSpot, the mail server or the store cannot be reached. */
  outOfReach: 3,
} as const;

export type ExitCode = 0 | (typeof exitCodes)[keyof typeof exitCodes];

/** What every command of `creative-refresh` has at hand. */
export interface Cli {
  /** Prints `value` as JSON with `--json`, else what `inWords` makes of it; to stdout. */
  print<Value>(value: Value, inWords: (value: Value) => string): void;
  /** A table for people: the first row are the headings. Fits the terminal's width where it can. */
  table(rows: readonly (readonly string[])[]): string;
  /** A bar on stderr while a long operation runs; nothing where stderr is no terminal or with `--json`. */
  readonly progress: Progress;
  /** Asks the running app, or opens store and account for this one operation. */
  run<Input, Output>(operation: Operation<Input, Output>, input: Input): Promise<Output>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Calls HubSpot without the store; closed when the command ends. */
  hubspot(): { readonly configuration: Configuration; readonly transport: HubSpotTransport };
  /** Remembered for the end; the highest counts. */
  exitWith(code: ExitCode): void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, cli: Cli) => void;

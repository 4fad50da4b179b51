import type { Operation } from '../admin/operation.ts';
import type { EngineOptions } from '../application/open-engine.ts';
import { readConfiguration } from '../config/read-configuration.ts';
import { printable } from '../domain/texts/printable.ts';
import { createTransport } from '../hubspot/transport/create-transport.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import { runOperation } from './asking/run-operation.ts';
import { checkInput } from './asking/check-input.ts';
import type { Cli, ExitCode } from './cli.ts';
import { commandLogger } from './command-logger.ts';
import type { Streams } from './streams.ts';
import { openProgressBar } from './terminal/progress-bar.ts';
import { drawTable } from './terminal/table.ts';

/** What differs where a command is run by something else than a shell. */
export type CliSurroundings = Partial<Pick<EngineOptions, 'clock' | 'limits'>>;

export interface OpenCliOptions extends CliSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly streams: Streams;
}

/** What may be said with every command. */
export interface Flags {
  readonly isJson: boolean;
  readonly isVerbose: boolean;
}

/** What one command has at hand, and what is left to do when it has ended. */
export interface OpenedCli {
  readonly cli: Cli;
  /** To be called before the command begins. */
  choose(flags: Flags): void;
  /** The highest of those remembered. */
  exitCode(): ExitCode;
  /** Lets go of everything; safe to call twice. */
  close(): Promise<void>;
}

const realTime: Clock = { now: () => Date.now() };

export function openCli(options: OpenCliOptions): OpenedCli {
  const { environment, streams, clock = realTime, limits } = options;
  let flags: Flags = { isJson: false, isVerbose: false };
  const bar = openProgressBar(streams.stderr, () => !flags.isJson);
  const closings: (() => void)[] = [];
  let exitCode: ExitCode = 0;
  const read = () => {
    const configuration = readConfiguration(environment);
    return { configuration, logger: commandLogger(configuration, streams.stderr, flags.isVerbose) };
  };
  const cli: Cli = {
    print(value, wordsOf) {
      bar.stop();
      // Names come from HubSpot as people wrote them there: none may steer the terminal.
      const text = flags.isJson ? JSON.stringify(value, null, 2) : printable(wordsOf(value));
      streams.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    table: (rows) => drawTable(rows, widthOf(streams)),
    progress: bar.progress,
    async run<Input, Output>(operation: Operation<Input, Output>, input: Input): Promise<Output> {
      const checked = checkInput(operation, input);
      const engine = { ...read(), clock, ...(limits && { limits }) };
      try {
        return await runOperation(operation, checked, { engine, progress: bar.progress });
      } finally {
        bar.stop();
      }
    },
    environment,
    clock,
    hubspot() {
      const { configuration, logger } = read();
      const transport = createTransport({
        accessToken: configuration.hubspot.accessToken,
        baseUrl: configuration.hubspot.apiBaseUrl,
        meter: uncounted,
        logger,
        ...(limits && { limits }),
      });
      closings.push(() => transport.close());
      return { configuration, transport };
    },
    exitWith: (code) => {
      if (code > exitCode) exitCode = code;
    },
  };
  return {
    cli,
    choose: (chosen) => (flags = chosen),
    exitCode: () => exitCode,
    close: () => {
      bar.stop();
      for (const close of closings.splice(0)) close();
      return Promise.resolve();
    },
  };
}

const uncounted = {
  call: () => undefined,
  limiterWait: () => undefined,
  rateLimited: () => undefined,
  accessRefused: () => undefined,
  dailyUse: () => undefined,
};

/** null: the output goes into a file or to another program, which may be as wide as they please. */
function widthOf({ stdout }: Streams): number | null {
  return stdout.isTTY === true ? (stdout.columns ?? 80) : null;
}

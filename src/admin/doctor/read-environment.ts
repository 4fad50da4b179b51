import type { Configuration } from '../../config/configuration.ts';
import { ConfigurationError, type ConfigurationProblem } from '../../config/configuration-error.ts';
import { readConfiguration } from '../../config/read-configuration.ts';
import { error, ok, type Group } from './report.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What can be made of an environment, however much is wrong with it. */
export interface EnvironmentReading {
  /** With stand-ins for what is not usable: nothing may be tried with those. */
  readonly configuration: Configuration;
  /** Names of the variables that hold a stand-in. */
  readonly unusable: ReadonlySet<string>;
  readonly problems: readonly ConfigurationProblem[];
}

/** For variables without a default. */
const standIns: Environment = {
  HUBSPOT_ACCESS_TOKEN: 'none',
  HUBSPOT_CLIENT_SECRET: 'none',
  PUBLIC_BASE_URL: 'https://localhost',
  SMTP_URL: 'smtp://localhost',
  EMAIL_FROM: 'nobody@example.com',
  HUBSPOT_EMAIL_TEMPLATE_ID: '1',
};

/** A stand-in can ask for another, as a mended EMAIL_TRANSPORT asks for a mail server. */
const mostRounds = 3;

/** Reads the environment as far as it goes, so that one wrong variable keeps no other check from being made. */
export function readEnvironment(environment: Environment): EnvironmentReading {
  const unusable = new Set<string>();
  let usable = environment;
  let told: readonly ConfigurationProblem[] | null = null;
  for (let round = 1; ; round += 1) {
    try {
      return { configuration: readConfiguration(usable), unusable, problems: told ?? [] };
    } catch (failure) {
      if (!(failure instanceof ConfigurationError) || round > mostRounds) throw failure;
      told ??= failure.problems;
      for (const { variable } of failure.problems) unusable.add(variable);
      usable = withStandIns(usable, unusable);
    }
  }
}

function withStandIns(environment: Environment, unusable: ReadonlySet<string>): Environment {
  const replaced = [...unusable].map((variable): [string, string | undefined] => [
    variable,
    standIns[variable],
  ]);
  return { ...environment, ...Object.fromEntries(replaced) };
}

export function describeEnvironment({ problems }: EnvironmentReading): Group {
  const lines = problems.map(({ variable, wrong, set }) =>
    error(`environment ${variable}`, `${variable} ${wrong}.`, `Set it to ${set}.`),
  );
  return {
    name: 'Environment',
    lines: lines.length > 0 ? lines : [ok('environment', 'Every variable the app needs is set and usable.')],
  };
}

/** One thing that keeps the app from starting. Never holds the value: it may be a secret. */
export interface ConfigurationProblem {
  readonly variable: string;
  readonly wrong: string;
  /** What to set instead. */
  readonly set: string;
}

/** The environment is not usable; `problems` lists everything that is wrong with it, not just the first. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly ConfigurationProblem[];
  constructor(problems: readonly ConfigurationProblem[]) {
    const lines = problems.map(({ variable, wrong, set }) => `  - ${variable} ${wrong}. Set it to ${set}.`);
    super(`The configuration is not complete:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

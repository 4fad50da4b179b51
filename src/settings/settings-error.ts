/** One thing that is wrong with a settings document. */
export interface SettingsProblem {
  /** The path of the field, such as `cadence.defaultDays`; `settings` where the whole document is meant. */
  readonly field: string;
  /** What the field must be, in words that follow its name: `must be a whole number`. */
  readonly message: string;
}

/** A settings document was refused; `problems` names each wrong field and what it must be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly SettingsProblem[];
  constructor(problems: readonly SettingsProblem[]) {
    const lines = problems.map(({ field, message }) => `  - ${field}: ${message}`);
    super(`The settings are not valid:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

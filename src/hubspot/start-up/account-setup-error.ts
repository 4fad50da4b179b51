/** The account lacks what the settings name; `problems` says of each thing what to do about it. */
export class AccountSetupError extends Error {
  override readonly name = 'AccountSetupError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `The HubSpot account does not fit the settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

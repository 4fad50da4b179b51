/** What a command's help ends with. */
export function examples(...lines: readonly string[]): string {
  return ['', 'Examples:', ...lines.map((line) => `  $ creative-refresh ${line}`)].join('\n');
}

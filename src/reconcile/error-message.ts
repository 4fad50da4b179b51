/** What went wrong in words, whatever was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'Something that is no error was thrown';
}

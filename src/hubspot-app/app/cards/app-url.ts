/** The app's public address without a trailing slash; null where the project's profile does not name it. */
export function appUrlIn(variables: Readonly<Record<string, unknown>> | undefined): string | null {
  const url = variables?.['APP_URL'];
  return typeof url === 'string' && url.trim() !== '' ? url.trim().replace(/\/+$/, '') : null;
}

/** The address of the app's server, from the variables of the project's profile; null where it is no address. */
export function serverAddress(variables: Readonly<Record<string, unknown>> | undefined): string | null {
  const address = variables?.['APP_URL'];
  return typeof address === 'string' && /^https?:\/\/[^\s/]/.test(address.trim()) ? address.trim() : null;
}

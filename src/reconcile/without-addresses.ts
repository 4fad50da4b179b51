/** A message fit for the log: whatever looks like an email address is taken out. */
export function withoutAddresses(message: string): string {
  return message.replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, '[address]');
}

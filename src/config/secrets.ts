import type { Configuration } from './configuration.ts';

/** Every value of the configuration that must never be seen in a log, in each spelling it can appear in. */
export function secretsOf(configuration: Configuration): readonly string[] {
  const { hubspot, email, databaseUrl, adminToken } = configuration;
  const urls = email.transport === 'smtp' ? [email.smtpUrl, databaseUrl] : [databaseUrl];
  const passwords = urls.flatMap(passwordOf);
  return [
    hubspot.accessToken,
    hubspot.clientSecret,
    ...(adminToken === null ? [] : [adminToken]),
    ...passwords,
  ];
}

/** As written in the address, and decoded: libraries show either. */
function passwordOf(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const { password } = new URL(address);
  return password === '' ? [] : [password, decode(password)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

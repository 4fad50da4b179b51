import type { DestinationStream } from 'pino';

/** What an environment keeps secret, each value as it stands there; those too short to be told from a word are left out. */
export function secretsIn(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const named = ['HUBSPOT_ACCESS_TOKEN', 'HUBSPOT_CLIENT_SECRET', 'ADMIN_TOKEN'].map(
    (name) => environment[name],
  );
  const passwords = ['SMTP_URL', 'DATABASE_URL'].map((name) => passwordOf(environment[name] ?? ''));
  return [...named, ...passwords].filter((value) => value !== undefined).filter((value) => value.length >= 9);
}

function passwordOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).password : undefined;
}

/** The lines of this text that show a secret of this environment. */
export function tellingLines(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const secrets = secretsIn(environment);
  return text.split('\n').filter((line) => secrets.some((secret) => line.includes(secret)));
}

const known = new Set<string>();
const found: string[] = [];

/** From now on no log of these tests may show what this environment keeps secret. */
export function keepSecret(environment: Readonly<Record<string, string | undefined>>): void {
  for (const secret of secretsIn(environment)) known.add(secret);
}

/** The same destination, each line looked at on its way. */
export function watched(destination: DestinationStream): DestinationStream {
  return {
    write(line) {
      if ([...known].some((secret) => line.includes(secret))) found.push(line);
      destination.write(line);
    },
  };
}

/** The lines since the last time that showed a secret. */
export function takeFound(): readonly string[] {
  return found.splice(0);
}

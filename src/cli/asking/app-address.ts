import type { Configuration } from '../../config/configuration.ts';

const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1', '[::]': '::1' };

/** Where the app listens if it runs on this machine; null: on no port that could be known. */
export function appAddress({ host, port }: Configuration['listen']): string | null {
  if (port === 0) return null;
  const name = everywhere[host] ?? host;
  return `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port}`;
}

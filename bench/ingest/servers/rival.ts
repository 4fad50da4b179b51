import type { Server } from 'node:http';

/** What the servers that the app is compared with have in common. They are started with these two variables. */
export const clientSecret = process.env['BENCH_CLIENT_SECRET'] ?? '';

export const signedUri = (path: string): string => `${process.env['BENCH_PUBLIC_BASE_URL'] ?? ''}${path}`;

/** Tells the benchmark the port, and ends with it. */
export function announce(server: Server): void {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('There is no TCP port to tell');
  process.send?.({ port: address.port });
  process.once('disconnect', () => process.exit());
}

import { Connection } from './connection.ts';

/** What a server answered in one round. */
export interface Round {
  readonly answers: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** One for each answer, ms. */
  readonly latenciesMs: readonly number[];
}

interface Drive {
  /** Servers to send to, each with its share of the connections. */
  readonly ports: readonly number[];
  readonly deliveries: readonly Buffer[];
  readonly connections: number;
  readonly ms: number;
  /** Which delivery is the first; they go round. */
  readonly from?: number;
}

/** Sends for so long, every connection its next delivery as soon as the last is answered. */
export async function drive({ ports, deliveries, connections, ms, from = 0 }: Drive): Promise<Round> {
  const open = await Promise.all(
    Array.from({ length: connections }, (_, index) => Connection.open(ports[index % ports.length] ?? 0)),
  );
  const latenciesMs: number[] = [];
  let sent = from;
  const startedAt = performance.now();
  const sendOn = async (connection: Connection): Promise<void> => {
    for (let now = performance.now(); now - startedAt < ms;) {
      const delivery = deliveries[sent++ % deliveries.length];
      if (!delivery) throw new RangeError('There is nothing to deliver');
      await connection.send(delivery);
      const answeredAt = performance.now();
      latenciesMs.push(answeredAt - now);
      now = answeredAt;
    }
  };
  try {
    await Promise.all(open.map(sendOn));
  } finally {
    for (const connection of open) connection.close();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  return { answers: latenciesMs.length, seconds, perSecond: latenciesMs.length / seconds, latenciesMs };
}

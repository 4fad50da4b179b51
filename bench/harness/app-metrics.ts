/** What the app's metrics page says, by its lines: `name{label="value"}` → number. */
export type MetricsPage = ReadonlyMap<string, number>;

/** Reads `/metrics` of the app at this address. @throws where it does not answer */
export async function readMetrics(url: string): Promise<MetricsPage> {
  const answer = await fetch(`${url}/metrics`);
  if (!answer.ok) throw new Error(`The app's metrics cannot be read: ${answer.status}`);
  return parseMetrics(await answer.text());
}

export function parseMetrics(page: string): MetricsPage {
  const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** All series of one metric together; 0 where there is none. */
export function sumOf(page: MetricsPage, name: string): number {
  return [...page]
    .filter(([series]) => series === name || series.startsWith(`${name}{`))
    .reduce((sum, [, value]) => sum + value, 0);
}

/** Records that are due or in hand, and emails that wait: what has to be 0 before the app is at rest. */
export function workLeft(page: MetricsPage): number {
  const of = (series: string) => page.get(`creative_refresh_${series}`) ?? 0;
  return (
    of('queue_records{state="due"}') +
    of('queue_records{state="claimed"}') +
    of('outbox_emails{state="waiting"}')
  );
}

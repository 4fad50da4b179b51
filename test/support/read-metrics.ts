import type { Agency } from './together.ts';

/** An app by its address. */
interface Reached {
  readonly together: Pick<Agency['together'], 'appUrl'>;
}

/** One number of a metrics page. */
export interface Sample {
  /** Without the `creative_refresh_` that all of them begin with. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The labels in what stands between braces: `state="dead",kind="email"`. */
export function labelsIn(text: string): Sample['labels'] {
  const pairs = [...text.matchAll(/(\w+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, key = '', label = '']): [string, string] => [key, label]));
}

const line = /^creative_refresh_(\w+)(?:\{(.*)\})? (\S+)$/;

/** Every number of the app's own that a page in the Prometheus text format shows. */
function samplesOf(page: string): readonly Sample[] {
  return page.split('\n').flatMap((text) => {
    const [, name, labels = '', value] = line.exec(text) ?? [];
    if (name === undefined) return [];
    return [{ name, labels: labelsIn(labels), value: Number(value) }];
  });
}

/** What `/metrics` of the app shows now. */
export async function readSamples({ together }: Reached): Promise<readonly Sample[]> {
  const answer = await fetch(`${together.appUrl}/metrics`);
  return samplesOf(await answer.text());
}

/**
 * What `/metrics` shows now, by name and labels: `emails_total{outcome="sent"}`.
 * @throws RangeError where the page has no such number
 */
export async function readMetrics(agency: Reached): Promise<(name: string) => number> {
  const samples = new Map((await readSamples(agency)).map((sample) => [nameOf(sample), sample.value]));
  return (name) => {
    const value = samples.get(name);
    if (value === undefined) throw new RangeError(`The page has no ${name}`);
    return value;
  };
}

function nameOf({ name, labels }: Sample): string {
  const pairs = Object.entries(labels).map(([key, label]) => `${key}="${label}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
}

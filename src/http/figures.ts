import type { MetricObjectWithValues, MetricValue } from 'prom-client';

/** One number of the page of metrics. */
export interface Figure {
  /** Without `creative_refresh_`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

const prefix = 'creative_refresh_';

type Measured = MetricObjectWithValues<MetricValue<string> & { readonly metricName?: string }>;

/** The numbers of the page one by one; of a histogram its buckets, its sum and its count. */
export function figuresOf(metrics: readonly Measured[]): readonly Figure[] {
  return metrics.flatMap(({ name, values }) =>
    values.map(({ metricName = name, labels, value }) => ({
      name: metricName.startsWith(prefix) ? metricName.slice(prefix.length) : metricName,
      labels: Object.fromEntries(
        Object.entries(labels).flatMap(([key, each]) => (each === undefined ? [] : [[key, each]])),
      ),
      value,
    })),
  );
}

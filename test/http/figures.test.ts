import { expect, it } from 'vitest';
import { createMetrics } from '../../src/http/metrics.ts';
import { emptyDepths } from './fakes.ts';

it('the numbers of the page of metrics are told one by one, with their labels', async () => {
  const metrics = createMetrics(emptyDepths());
  metrics.email('sent');
  metrics.limiterWait(0.3);
  const figures = await metrics.figures();
  expect(figures).toContainEqual({ name: 'emails_total', labels: { outcome: 'sent' }, value: 1 });
  expect(figures).toContainEqual({ name: 'store_readable', labels: {}, value: 1 });
  expect(figures.filter(({ name }) => name === 'hubspot_limiter_wait_seconds_sum')).toEqual([
    { name: 'hubspot_limiter_wait_seconds_sum', labels: {}, value: 0.3 },
  ]);
  expect(figures).toContainEqual({
    name: 'hubspot_limiter_wait_seconds_bucket',
    labels: { le: 0.5 },
    value: 1,
  });
});

import { expect, it } from 'vitest';
import { parseMetrics, sumOf, workLeft } from '../../../bench/harness/app-metrics.ts';
import { readCpu, readStatus } from '../../../bench/harness/memory.ts';

it('Memory and its peak are read as Linux tells them', () => {
  expect(readStatus('Name:\tnode\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n')).toEqual({
    nowMb: 100,
    peakMb: 200,
  });
  expect(readStatus('Name:\tnode\n')).toBeNull();
});

it('CPU is read past a name that looks like more fields', () => {
  expect(readCpu('42 (a) b (c) S 1 42 42 0 -1 0 0 0 0 0 150 25 0 0 20 0 11 0 1 2 3')).toBe(1750);
  expect(readCpu('')).toBeNull();
});

it('What the metrics page tells of work that is left is added up', () => {
  const page = parseMetrics(
    [
      '# HELP creative_refresh_queue_records Records',
      'creative_refresh_queue_records{state="due"} 3',
      'creative_refresh_queue_records{state="waiting"} 70',
      'creative_refresh_queue_records{state="claimed"} 2',
      'creative_refresh_outbox_emails{state="waiting"} 1',
      'creative_refresh_decisions_total{outcome="acted"} 5',
      'creative_refresh_decisions_total{outcome="quiet"} 6',
      '',
    ].join('\n'),
  );
  expect(workLeft(page)).toBe(6);
  expect(sumOf(page, 'creative_refresh_decisions_total')).toBe(11);
});

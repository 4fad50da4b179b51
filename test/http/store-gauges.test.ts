import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createStoreGauges } from '../../src/http/store-gauges.ts';
import { emptyDepths } from './fakes.ts';

const nothingWaits = { waiting: 0, dead: 0, owedSince: null };

it('a store that does not answer keeps nobody waiting, is not asked a second time meanwhile, and is again once it has', async () => {
  const answers: (() => void)[] = [];
  const registry = new Registry();
  const callDepth = () =>
    new Promise<typeof nothingWaits>((resolve) => answers.push(() => resolve(nothingWaits)));
  const gauges = createStoreGauges(registry, { ...emptyDepths(), callDepth }, 5);
  const isReadable = async () => (await registry.metrics()).includes('\ncreative_refresh_store_readable 1\n');
  await gauges.refresh();
  expect([await isReadable(), answers.length]).toEqual([false, 1]);
  await gauges.refresh();
  expect([await isReadable(), answers.length]).toEqual([false, 1]);

  const asked = gauges.refresh();
  for (const answer of answers) answer();
  await asked;
  expect([await isReadable(), answers.length]).toEqual([true, 1]);
  await gauges.refresh();
  expect(answers.length).toBe(2);
});

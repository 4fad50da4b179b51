import { it } from 'vitest';
import { expectAllKept } from './run-in-tests.ts';

it('a hundred stories of slips and faults keep every promise, and every handoff comes up in them', async () => {
  await expectAllKept(1, 100);
}, 600_000);

import { expect, it } from 'vitest';
import { flagsOf, startFlags } from '../../../bench/harness/start-flags.ts';

it('the app is measured with the flags it is started with', async () => {
  expect(flagsOf('node dist/main.js')).toEqual([]);
  expect(flagsOf('node --one --two=3 dist/main.js')).toEqual(['--one', '--two=3']);
  expect(await startFlags()).toEqual(expect.any(Array));
});

it('a start that is something else is refused', () => {
  expect(() => flagsOf('npm run demo')).toThrow('"npm run demo" does not start the built app');
});

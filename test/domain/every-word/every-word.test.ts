import { expect, it } from 'vitest';
import { handoffs } from './handoffs.ts';
import { tellInFull } from './tell-in-full.ts';
import { upkeep } from './upkeep.ts';

/** After a change of words: `npx vitest run test/domain/every-word -u`, and the difference is what to look at. */
it('Every word that people read of a handoff is as it was agreed on', async () => {
  const chapters = Object.entries({ ...handoffs, ...upkeep }).map(
    ([title, decide]) => `== ${title} ==\n\n${tellInFull(decide())}\n`,
  );
  await expect(chapters.join('\n\n')).toMatchFileSnapshot('every-word.txt');
});

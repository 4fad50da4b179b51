import fc from 'fast-check';
import { pathsOf, spoil, wrongTexts, type Spoiling } from './spoil.ts';

/**
 * The document with one thing wrong: every place of it with the wrong values, once missing and once given twice.
 * @param every 1: all values at every place; 3: a third of them, the next third at the next place
 */
export function oneThingWrong(document: unknown, every: number): readonly string[] {
  const isIts = (place: number) => (_text: string, index: number) => index % every === place % every;
  return pathsOf(document).flatMap((path, place) => [
    ...wrongTexts.filter(isIts(place)).map((text) => spoil(document, [{ how: 'replace', path, text }])),
    spoil(document, [{ how: 'remove', path }]),
    spoil(document, [{ how: 'double', path, text: '"x"' }]),
  ]);
}

/** So many bodies with several things wrong, and some that are no JSON any more; the same ones for the same seed. */
export function severalThingsWrong(document: unknown, seed: number, count: number): readonly string[] {
  const path = fc.constantFrom(...pathsOf(document));
  const text = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...wrongTexts) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
  );
  const spoiling: fc.Arbitrary<Spoiling> = fc.oneof(
    fc.record({ how: fc.constant('replace'), path, text }),
    fc.record({ how: fc.constant('remove'), path }),
    fc.record({ how: fc.constant('double'), path, text }),
  );
  const spoilt = fc.array(spoiling, { minLength: 1, maxLength: 4 }).map((all) => spoil(document, all));
  const right = JSON.stringify(document);
  const torn = fc
    .tuple(fc.nat(right.length), fc.nat(3), fc.string({ unit: 'binary', maxLength: 3 }))
    .map(([at, skipped, added]) => right.slice(0, at) + added + right.slice(at + skipped));
  const wrong = fc.oneof({ weight: 9, arbitrary: spoilt }, { weight: 1, arbitrary: torn });
  return fc.sample(wrong, { seed, numRuns: count });
}

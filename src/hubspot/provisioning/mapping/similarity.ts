/** Every second field of the process has these in its name: they tell nothing apart. */
const noise: ReadonlySet<string> = new Set(['creative', 'refresh', 'id', 'in', 'of', 'the', 'a', 'an']);

const singular = (word: string) => (word.length > 3 ? word.replace(/s$/, '') : word);

function wordsOf(text: string): ReadonlySet<string> {
  const words = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '')
    .map(singular);
  const telling = words.filter((word) => !noise.has(word));
  return new Set(telling.length > 0 ? telling : words);
}

/**
 * How alike two names are, from 0 to 1 (the same words): twice the words they share, of all their words. Case,
 * order, plurals, accents and words that are in every second name of the process do not count.
 */
export function similarity(one: string, other: string): number {
  const [these, those] = [wordsOf(one), wordsOf(other)];
  if (these.size === 0 || those.size === 0) return 0;
  const shared = [...these].filter((word) => those.has(word)).length;
  return (2 * shared) / (these.size + those.size);
}

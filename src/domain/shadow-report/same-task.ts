/** Words that stand in the subject of nearly every task of the process, and so tell none of them from another. */
const fillers: ReadonlySet<string> = new Set([
  'about',
  'client',
  'creative',
  'for',
  'from',
  'new',
  'out',
  'refresh',
  'the',
  'with',
  'and',
  'to',
  'of',
]);

/**
 * Whether two subjects speak of the same task: more than half of the telling words of the app's own subject are in
 * the other one, whatever their order, case, number or punctuation.
 */
export function isAlike(ownSubject: string, otherSubject: string): boolean {
  const own = tellingWords(ownSubject);
  const other = new Set(tellingWords(otherSubject));
  const shared = own.filter((word) => other.has(word)).length;
  return shared * 2 > own.length;
}

function tellingWords(subject: string): readonly string[] {
  const words = subject
    .toLocaleLowerCase('en')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (word.length > 3 ? word.replace(/s$/u, '') : word))
    .filter((word) => word !== '' && !fillers.has(word));
  return [...new Set(words)];
}

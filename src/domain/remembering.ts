/**
 * The same pure function, which remembers its latest answers by the values it was asked with: at most so many, then it
 * forgets them all. For what is asked of every project alike and is costly to find out.
 */
export function remembering<Asked extends readonly (string | number)[], Answer>(
  most: number,
  find: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  const known = new Map<string, Answer>();
  return (...asked) => {
    const name = asked.join('\n');
    const before = known.get(name);
    if (before !== undefined) return before;
    const answer = find(...asked);
    if (known.size >= most) known.clear();
    known.set(name, answer);
    return answer;
  };
}

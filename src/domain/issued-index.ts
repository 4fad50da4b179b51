import type { IssuedEffect } from './model.ts';

/**
 * What was issued, by its key and by everything the key begins with, up to each of its dots: under
 * `project-7.cycle-2.` is all of that cycle. So a question about one ticket of many does not go through what was
 * issued for all the others.
 */
export type IssuedIndex = ReadonlyMap<string, readonly IssuedEffect[]>;

export function indexIssued(issued: readonly IssuedEffect[]): IssuedIndex {
  const index = new Map<string, IssuedEffect[]>();
  for (const effect of issued) {
    for (const name of namesOf(effect.key)) {
      const known = index.get(name);
      if (known) known.push(effect);
      else index.set(name, [effect]);
    }
  }
  return index;
}

function namesOf(key: string): readonly string[] {
  const names = [key];
  for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1))
    names.push(key.slice(0, dot + 1));
  return names;
}

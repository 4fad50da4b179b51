import type { Request } from 'express';
import type { Asked } from './page.ts';

/** What the address of a request asks for, without NUL characters: a database may refuse to compare with one. */
export function askedOf({ params, originalUrl }: Pick<Request, 'params' | 'originalUrl'>): Asked {
  const query = new URLSearchParams(originalUrl.split('?').slice(1).join('?').replaceAll('%00', ''));
  const single = Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replaceAll('\u0000', '')] as const] : [],
  );
  return {
    params: Object.fromEntries(single),
    // The first of several wins by coming last.
    query: Object.fromEntries([...query].reverse()),
  };
}

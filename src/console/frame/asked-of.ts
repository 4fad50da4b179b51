import type { Request } from 'express';
import type { Asked } from './page.ts';

/** What the address of a request asks for. */
export function askedOf({ params, originalUrl }: Pick<Request, 'params' | 'originalUrl'>): Asked {
  const query = new URLSearchParams(originalUrl.split('?').slice(1).join('?'));
  const single = Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return {
    params: Object.fromEntries(single),
    // The first of several wins by coming last.
    query: Object.fromEntries([...query].reverse()),
  };
}

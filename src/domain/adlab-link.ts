import type { Situation } from './situation.ts';

/** The Most Recent AdLab Link, and whether it can be the one of this cycle. */
export type AdLabLink =
  | { readonly state: 'fresh'; readonly url: string }
  | { readonly state: 'from an earlier cycle'; readonly url: string }
  | { readonly state: 'missing' };

/** In the first cycle any link is fresh; later, one that was pasted since the cycle began, as far as that is known. */
export function adLabLinkOf({ project, cycleStartedAt }: Situation): AdLabLink {
  const url = project.adLabLink?.trim() ?? '';
  if (url === '') return { state: 'missing' };
  const isFirstCycle = project.cycleStartedAt === null;
  const isPastedSince = (project.adLabLinkChangedAt ?? cycleStartedAt) >= cycleStartedAt;
  return { state: isFirstCycle || isPastedSince ? 'fresh' : 'from an earlier cycle', url };
}

/** Whether nothing but the history of the link can say which cycle it is of, and that has not been read. */
export function isAdLabLinkUndated({ project }: Situation): boolean {
  const hasLink = (project.adLabLink?.trim() ?? '') !== '';
  return hasLink && project.cycleStartedAt !== null && project.adLabLinkChangedAt === undefined;
}

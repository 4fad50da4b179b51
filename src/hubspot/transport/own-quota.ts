import type { CallQuota, Grant } from '../../reconcile/ports/call-quota.ts';

/** The quota of a server that shares it with nobody. Time is `performance.now()`. */
export function createOwnQuota(): CallQuota {
  let kept: readonly Grant[] = [];
  return {
    reserve(_bucket, rule) {
      const { grants, ...grant } = rule(kept, performance.now());
      kept = grants;
      return Promise.resolve(grant);
    },
  };
}

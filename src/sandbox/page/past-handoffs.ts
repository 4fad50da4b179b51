/** A handoff that the app has noted, and why it happened. */
export interface PastHandoff {
  readonly handoff: string;
  readonly reason: string;
  /** Epoch ms. */
  readonly at: number;
}

/** The handoffs of all projects, gathered from what the card is told: that is only the latest few of each. */
export interface PastHandoffs {
  /** Oldest first. */
  of(projectId: string): readonly PastHandoff[];
  /** Newest first, as the card has them. */
  learn(
    projectId: string,
    latest: readonly { readonly handoff: string; readonly reason: string; readonly at: string }[],
  ): void;
}

export function rememberHandoffs(): PastHandoffs {
  const known = new Map<string, PastHandoff[]>();
  return {
    of: (projectId) => known.get(projectId) ?? [],
    learn: (projectId, latest) => {
      const all = known.get(projectId) ?? [];
      const isNew = ({ handoff, reason, at }: PastHandoff) =>
        !all.some((one) => one.handoff === handoff && one.reason === reason && one.at === at);
      const told = latest
        .map(({ handoff, reason, at }) => ({ handoff, reason, at: Date.parse(at) }))
        .reverse();
      known.set(projectId, [...all, ...told.filter(isNew)]);
    },
  };
}

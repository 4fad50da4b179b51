import type { Handoff } from '../decision.ts';

/** The handoffs that can wait for somebody, in the order of the process; each has a limit in the settings. */
export const waitingHandoffs = [
  '1 kickoff',
  '2b requested',
  '3 submission cue',
  '4 tickets',
  '5 review',
  '6 revisions',
  '7 approval',
] as const satisfies readonly Handoff[];

/**
 * The handoff whose receiver has the next move: of `1 kickoff` the account manager, who talks to the client; of
 * `2b requested` the account manager again, where a request lacks its refresh date; of `3 submission cue` the SAS,
 * who adds the tickets; of `4 tickets` and `6 revisions` the creative team; of `5 review` the account manager, who
 * shares with the client; of `7 approval` the SAS, who implements.
 */
export type WaitingHandoff = (typeof waitingHandoffs)[number];

/** In business days, by the names the settings have for the handoffs. */
export type StallLimits = Readonly<
  Record<'kickoff' | 'request' | 'submissionCue' | 'tickets' | 'review' | 'revisions' | 'approval', number>
>;

const namesInSettings = {
  '1 kickoff': 'kickoff',
  '2b requested': 'request',
  '3 submission cue': 'submissionCue',
  '4 tickets': 'tickets',
  '5 review': 'review',
  '6 revisions': 'revisions',
  '7 approval': 'approval',
} as const satisfies Record<WaitingHandoff, keyof StallLimits>;

/** How many business days that handoff may wait. */
export function limitOf(handoff: WaitingHandoff, limits: StallLimits): number {
  return limits[namesInSettings[handoff]];
}

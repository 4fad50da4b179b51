import type { BallHolder, CalendarDate, Instant, RefreshStatus } from '../model.ts';
import type { WaitingHandoff } from '../stalls/waiting-handoff.ts';

/** One project in one line: its present cycle, whom it waits on, and what comes next. */
export interface ProjectOverview {
  readonly projectId: string;
  /** HubSpot's `2-…` or `0-970`, for links. */
  readonly objectTypeId: string;
  readonly name: string;
  readonly cycle: number;
  /** `unrecognised`: the field holds an option no setting maps, so nothing is decided. */
  readonly status: RefreshStatus | 'unrecognised';
  /** False between two cycles: nothing was kicked off yet, or the client declined, and nobody has to do anything. */
  readonly isUnderWay: boolean;
  /** The handoff it is in; null: it waits on nobody. */
  readonly handoff: WaitingHandoff | null;
  readonly waitingOn: BallHolder;
  /** Names of those who hold the ball, each once; empty: nobody does, or nobody could be found. */
  readonly people: readonly string[];
  /** null: it waits on nobody, or nobody noted since when. */
  readonly waitingSince: Instant | null;
  /** In business days; null: it waits on nobody. */
  readonly limit: number | null;
  /** From then on it counts as stalled, if nobody moves it; null: it waits on nobody, or nobody knows since when. */
  readonly stallsAt: Instant | null;
  /** When the next kickoff comes; null: it went out in this cycle, or none is to come. */
  readonly kickoffOn: CalendarDate | null;
  /** When the SAS is cued, if the request is logged by then; null: that was done in this cycle, or none is to come. */
  readonly submissionOn: CalendarDate | null;
  readonly refreshOn: CalendarDate | null;
}

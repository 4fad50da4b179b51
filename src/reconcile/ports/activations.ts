import type { Instant } from '../../domain/model.ts';

/** What becomes of handoffs that are due when the app goes live; see `Choice` of the adoption. */
export type StoredChoices = Readonly<Record<string, string>>;

/** One going live: the choices it was made with, and how far it came. */
export interface Activation {
  readonly number: number;
  readonly choices: StoredChoices;
  readonly startedAt: Instant;
  readonly startedBy: string;
  /** The baseline: from then on everything is told as it happens. null: begun, and not finished. */
  readonly finishedAt: Instant | null;
}

/** The activations of this database, kept for ever. */
export interface Activations {
  /** null: the app was never activated. */
  latest(): Promise<Activation | null>;
  /** Begins one; one that was begun and not finished is taken up again, with these choices. */
  begin(choices: StoredChoices, by: string, now: Instant): Promise<Activation>;
  /** The first word on when it was finished counts. */
  finish(number: number, now: Instant): Promise<void>;
}

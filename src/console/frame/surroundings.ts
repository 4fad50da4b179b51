import type { AdminSurroundings } from '../../admin/operation.ts';
import type { AccountDetails } from '../../domain/model.ts';

/** A number the app counts or measures. */
export interface Figure {
  /** As on the page of metrics, without `creative_refresh_`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/** What the console shows and changes things with: what an admin's operations work with, in the running app. */
export interface ConsoleSurroundings extends AdminSurroundings {
  /** Everything the app counts, now. Does not reject where the store cannot be read. */
  readonly figures: () => Promise<readonly Figure[]>;
  /** The HubSpot account as it last told of itself; null: it never has. */
  readonly details: () => Promise<AccountDetails | null>;
  /** There is new work in the queue or the outbox: wake whoever does it. */
  readonly onWork: () => void;
}

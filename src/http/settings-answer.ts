import type { Settings } from '../settings/settings-schema.ts';

/**
 * What `GET /api/settings` answers, and `PUT /api/settings` after it has saved. Times are ISO 8601 in UTC.
 * Every refusal is `{"error": "…"}`; 400 adds `problems`, 409 adds `currentVersion`, `savedBy` and `savedAt`.
 */
export interface SettingsAnswer {
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
  /** The whole document, every default filled in. */
  readonly settings: Settings;
  /** What holds: MODE of the environment wins over the settings; with neither it is shadow. */
  readonly mode: {
    readonly effective: 'live' | 'shadow';
    readonly setBy: 'environment' | 'settings' | 'default';
  };
  readonly preview: PreviewAnswer;
  /** Newest first, at most 20. */
  readonly history: readonly {
    readonly version: number;
    readonly savedAt: string;
    readonly savedBy: string;
    /** Against the version before; empty for the first. */
    readonly changes: readonly {
      readonly field: string;
      readonly before: unknown;
      readonly after: unknown;
    }[];
  }[];
  /** What can be chosen from; empty lists where HubSpot could not be asked just now. */
  readonly choices: {
    readonly people: readonly { readonly id: string; readonly name: string }[];
    readonly pipelines: readonly {
      readonly id: string;
      readonly label: string;
      readonly stages: readonly { readonly id: string; readonly label: string; readonly isClosed: boolean }[];
    }[];
  };
}

/** What one refresh looks like under these settings, dates `YYYY-MM-DD`. */
export interface PreviewAnswer {
  readonly refreshDate: string;
  readonly kickoff: string;
  readonly cue: string;
  /** If the refresh is implemented on its date. */
  readonly next: string;
  /** If it is declined on the day of the kickoff. */
  readonly nextAfterDecline: string;
  readonly cadenceDays: number;
  readonly leadDays: number;
}

/** The body of `PUT /api/settings`. */
export interface SettingsProposal {
  /** The version the admin was looking at. */
  readonly basedOn: number;
  /** The whole document; what is left out takes its default. */
  readonly settings: unknown;
  /** True: nothing is saved, the answer is a `TrialAnswer`. */
  readonly dryRun?: boolean | undefined;
  /** The refresh date to preview, `YYYY-MM-DD`; four weeks from today unless given. */
  readonly previewDate?: string | undefined;
}

/** What a dry run answers, with 200 also where there are problems. */
export interface TrialAnswer {
  /** `field` is a path such as `cadence.defaultDays`; `settings` where the document as a whole is meant. */
  readonly problems: readonly { readonly field: string; readonly message: string }[];
  /** null where there are problems. */
  readonly preview: PreviewAnswer | null;
}

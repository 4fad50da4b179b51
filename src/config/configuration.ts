/** Where the app's HubSpot account is and how to prove who we are. */
export interface HubSpotAccess {
  readonly accessToken: string;
  /** Signs what HubSpot sends us. */
  readonly clientSecret: string;
  /** null: whatever account the access token belongs to. */
  readonly portalId: number | null;
  /** Without a trailing slash. */
  readonly apiBaseUrl: string;
}

/** How emails to colleagues leave the house. */
export type EmailConfiguration =
  | { readonly transport: 'smtp'; readonly smtpUrl: string; readonly from: string }
  | {
      readonly transport: 'hubspot';
      /** The transactional email whose body shows our texts. */
      readonly templateId: number;
      /** null: the sender the template names. */
      readonly from: string | null;
    };

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Everything the environment decides: secrets and endpoints. What admins may change is in the settings. */
export interface Configuration {
  readonly hubspot: HubSpotAccess;
  /** What HubSpot calls, without a trailing slash; signatures are checked against it. */
  readonly publicBaseUrl: string;
  readonly listen: { readonly host: string; readonly port: number };
  readonly databaseUrl: string;
  readonly creativeProject: {
    readonly objectType: string;
    /** null: found by `objectType`. */
    readonly objectTypeId: string | null;
  };
  readonly email: EmailConfiguration;
  /** Path of the JSON document that seeds an empty store. */
  readonly settingsFile: string | null;
  /** null: the settings decide. */
  readonly mode: 'live' | 'shadow' | null;
  /** Milliseconds a changed record waits for further changes before it is looked at. */
  readonly coalesceMs: number;
  /** Milliseconds after which others take over what a process had in hand that does not answer for it any more. */
  readonly leaseMs: number;
  readonly logLevel: LogLevel;
  /** null: there are no admin routes. */
  readonly adminToken: string | null;
  /** Who may change the settings besides super admins: email addresses in lower case, HubSpot user ids. */
  readonly settingsAdmins: readonly string[];
  /** Accept webhooks that carry only HubSpot's oldest signature. */
  readonly allowV1Signature: boolean;
}

/** The record types and properties of the account whose changes can matter to the process. */
export interface KnownRecordTypes {
  /** `2-…` for a custom object, `0-970` for HubSpot's own Projects. */
  readonly projectTypeId: string;
  readonly ticketTypeId: string;
  readonly taskTypeId: string;
  /** HubSpot's internal names, as mapped by the settings. */
  readonly projectProperties: ReadonlySet<string>;
  readonly ticketProperties: ReadonlySet<string>;
}

/** What the receiver has to know of the HubSpot account before it can take a webhook. */
export interface KnownAccount {
  readonly portalId: number;
  readonly recordTypes: KnownRecordTypes;
}

/** What to read of which records. */
export interface RecordRequest {
  /** For logs and metrics: `projects`. */
  readonly name: string;
  readonly objectTypeId: string;
  readonly properties: readonly string[];
  readonly propertiesWithHistory?: readonly string[];
}

/** HubSpot understood and said no (4xx other than 423, 429, 477): repeating the same call is pointless. */
export class HubSpotRefused extends Error {
  override readonly name = 'HubSpotRefused';
  readonly status: number;
  /** HubSpot's `category`, e.g. `VALIDATION_ERROR`; null where the body had none. */
  readonly category: string | null;
  readonly correlationId: string | null;
  constructor(
    message: string,
    details: { status: number; category: string | null; correlationId: string | null },
  ) {
    super(message);
    this.status = details.status;
    this.category = details.category;
    this.correlationId = details.correlationId;
  }
}

/** HubSpot did nothing and may do it later: rate limits, locks, outages of reads and absolute writes. */
export class HubSpotUnavailable extends Error {
  override readonly name = 'HubSpotUnavailable';
  /** null: no answer came at all. */
  readonly status: number | null;
  constructor(message: string, status: number | null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** A create was sent and no answer that can be trusted came back: it may have been carried out. */
export class HubSpotOutcomeUnknown extends Error {
  override readonly name = 'HubSpotOutcomeUnknown';
}

/** HubSpot answered 2xx with something our schema does not understand. */
export class HubSpotAnswerError extends Error {
  override readonly name = 'HubSpotAnswerError';
}

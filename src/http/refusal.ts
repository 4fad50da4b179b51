/** A request that is not carried out; the answer is `status` with `{"error": message}` and the details beside it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** 4xx: the sender has to change something; 429 and 503: the same request may go through later. */
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 503;
  /** Further fields of the answer. */
  readonly details: Readonly<Record<string, unknown>>;
  constructor(
    status: Refusal['status'],
    message: string,
    options: ErrorOptions & { readonly details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, options);
    this.status = status;
    this.details = options.details ?? {};
  }
}

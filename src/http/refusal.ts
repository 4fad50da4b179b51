/** A request that is not carried out; the answer is `status` with `{"error": message}`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** 4xx: the sender has to change something; 503: the same request may go through later. */
  readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 503;
  constructor(status: Refusal['status'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** A request the console does not carry out; the message is shown on a page. */
export class ConsoleRefused extends Error {
  override readonly name = 'ConsoleRefused';
  readonly status: 400 | 401 | 403 | 404 | 409 | 503;
  constructor(status: ConsoleRefused['status'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

import type { Response } from 'express';
import type { Progress } from '../admin/operation.ts';

/** What a client accepts that wants to see how far a long request is. */
export const progressLinesType = 'application/x-ndjson';

/**
 * An answer line by line: `{"progress":{"done":…,"total":…}}` as often as there is any, and last of all
 * `{"status":…,"body":…}`, which is what the answer would have been without them. The head goes out with the first
 * progress, so that what is refused before has a status of its own. A client that reads too slowly, or has gone,
 * misses progress and holds nothing up.
 */
export class ProgressLines {
  readonly #response: Response;

  constructor(response: Response) {
    this.#response = response;
  }

  readonly progress: Progress = (done, total) => {
    if (!this.#response.headersSent) this.#response.status(200).type(progressLinesType);
    if (!this.#response.writableNeedDrain) this.#write({ progress: { done, total } });
  };

  /** Ends the answer; false: no line has gone out, so it can still be answered as usual. */
  end(status: number, body: unknown): boolean {
    if (!this.#response.headersSent) return false;
    this.#write({ status, body });
    this.#response.end();
    return true;
  }

  #write(line: unknown): void {
    if (!this.#response.destroyed) this.#response.write(`${JSON.stringify(line)}\n`);
  }
}

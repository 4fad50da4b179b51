/** Where something is printed; a terminal has a width. */
export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  /** Characters in a line of the terminal. */
  readonly columns?: number;
};

/** The command's output goes to `stdout`; what is said about it (progress, errors, logs) to `stderr`. */
export interface Streams {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

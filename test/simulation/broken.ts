/** A promise that a story has broken. */
export interface Broken {
  /** The same for every story that breaks the same promise. */
  readonly promise: string;
  readonly message: string;
}

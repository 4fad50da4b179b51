import type { Closing } from '../../src/application/closing.ts';
import type { PartResult } from './figures.ts';

/** What every part of the benchmark is handed. */
export interface Bench {
  /** True: a fraction of the work, to see that everything runs; goals are still shown. */
  readonly isQuick: boolean;
  /** The built app's `main.js`; built once, by whoever asks first. */
  readonly mainFile: () => Promise<string>;
  /** Where CPU profiles of the app go; null: none is taken. */
  readonly profileFolder: string | null;
  /** What has to be let go of when the part ends, however it ends. */
  readonly closing: Closing;
  /** Tells whoever watches how far it is. */
  readonly say: (line: string) => void;
}

/** One part of the benchmark, picked by its name. */
export interface Part {
  readonly name: string;
  /** What it measures, in one line. */
  readonly about: string;
  readonly run: (bench: Bench) => Promise<PartResult>;
}

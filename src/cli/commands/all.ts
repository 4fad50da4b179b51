import type { AddCommand } from '../cli.ts';

/** Every command, in the order in which the help shows them. */
export const commands: readonly AddCommand[] = [];

import { z } from 'zod';
import type { CommandOutcome } from '../../support/run-command.ts';

const reportSchema = z.object({
  verdict: z.enum(['ok', 'warning', 'error']),
  hubspotCalls: z.object({ total: z.number(), byName: z.record(z.string(), z.number()) }),
  groups: z.array(
    z.object({
      name: z.string(),
      lines: z.array(
        z.object({
          verdict: z.enum(['ok', 'warning', 'error']),
          check: z.string(),
          what: z.string(),
          fix: z.string().nullable(),
        }),
      ),
    }),
  ),
});

export type Diagnosis = z.output<typeof reportSchema>;

/** What `doctor --json` printed. */
export const readDiagnosis = ({ stdout }: CommandOutcome): Diagnosis =>
  reportSchema.parse(JSON.parse(stdout));

/** Everything that is not well in these groups, as an admin reads it. */
export function wrongIn(diagnosis: Diagnosis, ...names: readonly string[]): readonly string[] {
  return diagnosis.groups
    .filter(({ name }) => names.includes(name))
    .flatMap(({ lines }) => lines)
    .flatMap(({ verdict, what, fix }) => (fix === null ? [] : [`${verdict}: ${what} Fix: ${fix}`]));
}

/** The groups that only HubSpot can tell. */
export const hubspotGroups = ['HubSpot', 'Creative projects', 'Tickets', 'People'];

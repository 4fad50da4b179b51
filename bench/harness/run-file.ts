import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { z } from 'zod';
import type { PartResult } from './figures.ts';

const figureSchema = z.object({
  name: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  goal: z.object({ atLeast: z.number().optional(), atMost: z.number().optional() }).nullable(),
});

const runSchema = z.object({
  /** When it began, ISO. */
  at: z.iso.datetime(),
  isQuick: z.boolean(),
  machine: z.object({
    cpu: z.string(),
    cores: z.number(),
    memoryMb: z.number(),
    system: z.string(),
    node: z.string(),
  }),
  parts: z.record(
    z.string(),
    z.object({ seconds: z.number(), figures: z.array(figureSchema), notes: z.array(z.string()) }),
  ),
});

/** One run of the benchmark, as it is kept. */
export type Run = z.output<typeof runSchema>;

export function machine(): Run['machine'] {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryMb: Math.round(totalmem() / 2 ** 20),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}

/** What is kept of a part; fractions nobody could measure again are cut off. */
export function kept({ figures, notes }: PartResult, seconds: number): Run['parts'][string] {
  const short = (value: number | null) => (value === null ? null : Number(value.toPrecision(4)));
  return {
    seconds: Math.round(seconds),
    figures: figures.map((each) => ({ ...each, value: short(each.value) })),
    notes: [...notes],
  };
}

export async function writeRun(file: string, run: Run): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(run, null, 2)}\n`);
}

/** @throws where there is no such file, or it holds no run of this benchmark */
export async function readRun(file: string): Promise<Run> {
  return runSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

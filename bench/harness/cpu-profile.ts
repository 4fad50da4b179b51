import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { median } from './statistics.ts';

const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).default([]),
    }),
  ),
  startTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

/** A CPU profile as Node writes it with `--cpu-prof`. */
export type CpuProfile = z.output<typeof profileSchema>;
type Frame = CpuProfile['nodes'][number]['callFrame'];

/** The one profile in this folder. @throws where there is none, or more than one */
export async function readProfile(folder: string): Promise<CpuProfile> {
  const [name, ...others] = (await readdir(folder)).filter((file) => file.endsWith('.cpuprofile'));
  if (name === undefined || others.length > 0)
    throw new Error(`There is not exactly one profile in ${folder}`);
  return readProfileFile(join(folder, name));
}

/** @throws where there is no such file, or it holds no CPU profile */
export async function readProfileFile(file: string): Promise<CpuProfile> {
  return profileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** The process waited in these, and used no CPU. */
const atRest = new Set(['(idle)', '(program)', '(root)']);

/**
 * µs of CPU by node, of the samples taken from so many ms after the profile's start on. Where a sample is late the
 * process did not run, because others did or the disk was waited for: that is no CPU of the function it stood in.
 */
function timeByNode({ samples, timeDeltas }: CpuProfile, fromMs: number): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  const longest = 2 * median(timeDeltas);
  let elapsed = 0;
  for (const [index, node] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    elapsed += delta;
    if (elapsed / 1000 >= fromMs) times.set(node, (times.get(node) ?? 0) + Math.min(delta, longest));
  }
  return times;
}

/** Which share of the CPU went into functions that `is` says, and into what they called; 0 to 1. */
export function shareOf(profile: CpuProfile, is: (frame: Frame) => boolean, fromMs = 0): number {
  const times = timeByNode(profile, fromMs);
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const within = (id: number): number => {
    const node = nodes.get(id);
    return (times.get(id) ?? 0) + (node?.children ?? []).reduce((sum, child) => sum + within(child), 0);
  };
  const search = (id: number): number => {
    const node = nodes.get(id);
    if (!node) return 0;
    return is(node.callFrame) ? within(id) : node.children.reduce((sum, child) => sum + search(child), 0);
  };
  const root = profile.nodes[0];
  if (!root) throw new RangeError('The profile is empty');
  return search(root.id) / busyTime(profile, times);
}

function busyTime({ nodes }: CpuProfile, times: ReadonlyMap<number, number>): number {
  return nodes
    .filter(({ callFrame }) => !atRest.has(callFrame.functionName))
    .reduce((sum, { id }) => sum + (times.get(id) ?? 0), 0);
}

/** Where the CPU went, by package, room of `src/` or part of Node: the largest shares first, 0 to 1. */
export function sharesByPlace(profile: CpuProfile, fromMs = 0): readonly (readonly [string, number])[] {
  const times = timeByNode(profile, fromMs);
  const busy = busyTime(profile, times);
  const shares = new Map<string, number>();
  for (const { id, callFrame } of profile.nodes) {
    if (atRest.has(callFrame.functionName)) continue;
    const place = placeOf(callFrame);
    shares.set(place, (shares.get(place) ?? 0) + (times.get(id) ?? 0) / busy);
  }
  return [...shares].filter(([, share]) => share >= 0.005).sort(([, one], [, other]) => other - one);
}

/** `zod`, `src/store`, `node:internal/crypto`, `(garbage collector)`. */
export function placeOf({ functionName, url }: Frame): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (inPackage !== undefined) return inPackage;
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/');
  const room = /\/bench-[^/]+\/([^/]+)\//.exec(url)?.[1];
  if (room !== undefined) return `src/${room}`;
  return url === '' ? (functionName.startsWith('(') ? functionName : 'native code') : 'src';
}

/** The functions in which most of the CPU went, without what they called: at most so many, 0 to 1. */
export function sharesByFunction(
  profile: CpuProfile,
  fromMs = 0,
  most = 25,
): readonly (readonly [string, number])[] {
  const times = timeByNode(profile, fromMs);
  const busy = busyTime(profile, times);
  const shares = new Map<string, number>();
  for (const { id, callFrame } of profile.nodes) {
    if (atRest.has(callFrame.functionName)) continue;
    const name = `${callFrame.functionName || '(nameless)'} in ${placeOf(callFrame)}`;
    shares.set(name, (shares.get(name) ?? 0) + (times.get(id) ?? 0) / busy);
  }
  return [...shares].sort(([, one], [, other]) => other - one).slice(0, most);
}

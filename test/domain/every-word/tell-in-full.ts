import type { Decision, Effect } from '../../../src/domain/decision.ts';
import { wallTimeOf } from '../../support/given/moments.ts';

/**
 * A decision with every word and value in it. An email is told as its text alone: its HTML is the same blocks once
 * more, as in the body of a task.
 */
export function tellInFull({ effects, fired, quiet, warnings }: Partial<Decision>): string {
  const because = new Set((fired ?? []).map(({ reason }) => reason));
  return [
    ...(fired ?? []).map(({ handoff, reason }) => `${handoff} fires: ${reason}`),
    ...(quiet ?? []).map((reason) => `quiet: ${reason}`),
    ...(warnings ?? []).map((warning) => `warning: ${warning}`),
    ...(effects ?? []).map((effect) => `\n${tellEffect(effect, because)}`),
  ].join('\n');
}

function tellEffect(effect: Effect, because: ReadonlySet<string>): string {
  const { kind, handoff, key, reason, ...rest } = effect;
  const told = because.has(reason) ? 'because of that' : `because: ${reason}`;
  const values = Object.entries('change' in rest ? { ...rest, ...rest.change, change: null } : rest)
    .filter(([name, value]) => name !== 'html' && name !== 'change' && value !== undefined)
    .map(([name, value]) => ({ name, told: tellValue(value) }));
  const short = values.filter((value) => !isText(value)).map((value) => `${value.name} ${value.told}`);
  const texts = values.filter(isText).map((value) => `${value.name}: ${value.told}`);
  return [`${kind} (${handoff}) ${key}`, told, short.join(', '), ...texts].join('\n');
}

function isText({ name }: { readonly name: string }): boolean {
  return ['subject', 'body', 'text', 'addLine'].includes(name);
}

function tellValue(value: unknown): string {
  if (typeof value === 'number' && value > 1e11) return wallTimeOf(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  return value.includes('\n') ? `\n${value.replaceAll(/^/gmu, '| ')}` : value;
}

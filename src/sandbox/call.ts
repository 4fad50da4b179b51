import type { z } from 'zod';
import { badRequest, type Answer } from './api-error.ts';

/** One request, as handlers see it. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** For whole-row faults: whether this row of a batch is to be refused although nothing is wrong with it. */
  readonly refusesRow: (row: unknown) => boolean;
}

export type Handler = (call: Call) => Answer;

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly handle: Handler;
}

/** A part of the path; routes only ask for parts they declare. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new RangeError(`The route has no part ${name}`);
  return value;
}

/** The body in the wanted shape, or HubSpot's 400. */
export function readBody<Schema extends z.ZodType>(call: Call, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw badRequest(`Invalid input JSON: ${details.join('; ')}`);
}

/** A comma separated or repeated query parameter as a list. */
export const listParam = (call: Call, name: string): string[] =>
  call.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

export const flagParam = (call: Call, name: string): boolean => call.query.get(name) === 'true';

/** A positive whole number from the query. */
export function countParam(call: Call, name: string, preset: number): number {
  const value = call.query.get(name);
  if (value === null) return preset;
  if (!/^[1-9]\d*$/.test(value)) throw badRequest(`${name}=${value} is not a positive number`);
  return Number(value);
}

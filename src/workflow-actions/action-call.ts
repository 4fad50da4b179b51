import { z } from 'zod';
import { workflowActions, type ActionName } from './catalogue.ts';

/** Values of input fields as an action takes them; null: the field was left empty. */
export type ActionInputs = Readonly<Record<string, string | number | null>>;

/** One execution of an action in somebody's workflow. */
export interface ActionCall {
  /** HubSpot's name of this execution; the same call comes again under the same id. */
  readonly callbackId: string;
  readonly action: ActionName;
  /**
   * `type` as HubSpot names it, in whichever of its ways: `TASK`, `0-27`, `2-…`, `p<portal>_name`; an empty text
   * where an input named the record.
   */
  readonly record: { readonly id: string; readonly type: string };
  /** The action's own input fields, and no others. */
  readonly inputs: ActionInputs;
}

export type ParsedCall =
  | { readonly ok: true; readonly portalId: number; readonly call: ActionCall }
  | { readonly ok: false; readonly because: string };

/** Larger numbers are not exact any more in JSON: they would name another record. */
const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const wholeNumber = (message: string) =>
  z.union([z.number().refine(isWhole, message), z.string().regex(/^\d{1,18}$/, message)], message);

const request = z.object(
  {
    callbackId: z
      .string('must be a text')
      .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible characters'),
    origin: z.object(
      { portalId: wholeNumber('must be an account number').transform(Number) },
      'must be an object',
    ),
    object: z.unknown().optional(),
    inputFields: z.record(z.string(), z.unknown(), 'must be an object').nullish(),
  },
  'must be an object',
);

const recordId = wholeNumber('must be a record id').transform(String);
const typedId = wholeNumber('must be a record id: digits only').transform(String);
const enrolled = z.object(
  { objectId: recordId, objectType: z.coerce.string().max(100).catch('') },
  'must be an object',
);

const inputValue = z
  .union([z.string().max(1000), z.number(), z.null()], 'must be a text or a number')
  .optional()
  .transform((value) => {
    const trimmed = typeof value === 'string' ? value.trim() : value;
    return trimmed === undefined || trimmed === '' ? null : trimmed;
  });

/** Reads what HubSpot sends when a workflow reaches the action. Fields nobody here knows are ignored. */
export function parseActionCall(action: ActionName, document: unknown): ParsedCall {
  const parsed = request.safeParse(document);
  if (!parsed.success) return { ok: false, because: firstProblem('', parsed.error) };
  const { callbackId, origin, object, inputFields } = parsed.data;
  const inputs: Record<string, string | number | null> = {};
  for (const name of workflowActions[action].inputs) {
    const value = inputValue.safeParse(inputFields?.[name]);
    if (!value.success) return { ok: false, because: firstProblem(`inputFields.${name}`, value.error) };
    inputs[name] = value.data;
  }
  const found = findRecord(action, object, inputs);
  if (!found.ok) return found;
  const { record } = found;
  return { ok: true, portalId: origin.portalId, call: { callbackId, action, record, inputs } };
}

type FoundRecord =
  { readonly ok: true; readonly record: ActionCall['record'] } | Extract<ParsedCall, { ok: false }>;

/** What somebody typed in wins over what happens to be enrolled: it is the more deliberate of the two. */
function findRecord(action: ActionName, object: unknown, inputs: ActionInputs): FoundRecord {
  const { recordInput } = workflowActions[action];
  const typed = recordInput === null ? null : (inputs[recordInput] ?? null);
  if (recordInput !== null && typed !== null) {
    const id = typedId.safeParse(typed);
    return id.success
      ? { ok: true, record: { id: id.data, type: '' } }
      : { ok: false, because: firstProblem(`inputFields.${recordInput}`, id.error) };
  }
  if (recordInput !== null && isNone(object)) {
    return { ok: false, because: `no record is enrolled, so inputFields.${recordInput} must name one` };
  }
  const record = enrolled.safeParse(object);
  if (!record.success) return { ok: false, because: firstProblem('object', record.error) };
  return { ok: true, record: { id: record.data.objectId, type: record.data.objectType } };
}

function isNone(object: unknown): boolean {
  if (typeof object !== 'object' || object === null) return object === null || object === undefined;
  return !('objectId' in object) || object.objectId === null;
}

function firstProblem(field: string, error: z.ZodError): string {
  const [issue] = error.issues;
  const path = [field, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
  return `${path === '' ? 'the body' : path} ${issue?.message ?? 'cannot be understood'}`;
}

const keptCall = z.object({
  callbackId: z.string(),
  action: z.custom<ActionName>((name) => typeof name === 'string' && isActionName(name)),
  record: z.object({ id: z.string(), type: z.string() }),
  inputs: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** A call as it was kept. @throws where it is none. */
export function reviveCall(request: string): ActionCall {
  const document: unknown = JSON.parse(request);
  return keptCall.parse(document);
}

/** The record that a kept call is about; null where that cannot be read. */
export function recordOfKept(request: string): ActionCall['record'] | null {
  try {
    return reviveCall(request).record;
  } catch {
    return null;
  }
}

/** Whether this is the name of an action of the app. */
export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(workflowActions, name);
}

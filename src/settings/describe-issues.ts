import type { z } from 'zod';
import type { SettingsProblem } from './settings-error.ts';

const kinds: Readonly<Record<string, string>> = {
  string: 'must be a text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  record: 'must be a group of names with a value each',
  object: 'must be a group of settings',
  nonoptional: 'is missing',
};

/** The schema's complaint in an admin's words, where the schema has none of its own; a parse takes it as `error`. */
export const inAnAdminsWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? 'is of the wrong kind';
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'invalid_key':
      return 'must not have an empty name';
    case 'unrecognized_keys':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_element':
    case 'custom':
      return 'is not valid';
  }
};

/** All that is wrong, each with its field; every unknown key is a problem of its own. */
export function describeIssues(error: z.ZodError, wholeDocument: string): readonly SettingsProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        field: [...path, key].join('.') || '""',
        message: 'is not a setting: take it out, or correct its name',
      }));
    const group = issue.code === 'invalid_key' ? path.slice(0, -1) : path;
    return [{ field: group.join('.') || wholeDocument, message: issue.message }];
  });
}

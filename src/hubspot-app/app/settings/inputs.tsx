import { Flex, Input, NumberInput, Select, Text, Toggle } from '@hubspot/ui-extensions';
import { noChoice, withUnknown, type Option } from './choices.ts';
import { fields, type FieldPath } from './fields.ts';
import { useForm } from './form-context.ts';
import { valueAt, type JsonValue } from './json.ts';
import { problemWith } from './problems.ts';

interface FieldProps {
  readonly path: FieldPath;
}

/** The value of a field, how to change it, and the props that all inputs share. */
export function useField(path: FieldPath) {
  const { draft, problems, isLocked, change } = useForm();
  const { label, description } = fields[path];
  return {
    value: valueAt(draft.document, path),
    set: (value: JsonValue) => change({ type: 'field', path, value }),
    isLocked,
    shared: {
      name: path,
      label,
      description,
      readOnly: isLocked,
      ...problemProps(problemWith(problems, path)),
    },
  };
}

export function problemProps(problem: string | null): { error?: true; validationMessage?: string } {
  return problem === null ? {} : { error: true, validationMessage: problem };
}

/** A number; an emptied input is null. */
export function NumberField({ path }: FieldProps) {
  const { value, set, shared } = useField(path);
  return (
    <NumberInput
      {...shared}
      {...(typeof value === 'number' ? { value } : {})}
      onChange={(entered) => set(numberOrNull(entered))}
    />
  );
}

/** What an emptied input hands over is not promised: only a number is taken for one. */
export function numberOrNull(entered: unknown): number | null {
  return typeof entered === 'number' && Number.isFinite(entered) ? entered : null;
}

/** A line of text; an emptied input is null. */
export function TextField({ path }: FieldProps) {
  const { value, set, shared } = useField(path);
  return (
    <Input
      {...shared}
      value={typeof value === 'string' ? value : ''}
      onChange={(entered) => set(entered.trim() === '' ? null : entered.trim())}
    />
  );
}

/** One of several; `noChoice` among the options stands for null. What is chosen but not offered stays visible. */
export function ChoiceField({
  path,
  options,
  onChoose,
}: FieldProps & {
  readonly options: readonly Option[];
  /** Where choosing means more than setting the field. */
  readonly onChoose?: (value: string | number | null) => void;
}) {
  const { value, set, shared } = useField(path);
  const choose = onChoose ?? set;
  return (
    <Select
      {...shared}
      value={typeof value === 'string' || typeof value === 'number' ? value : noChoice}
      options={withUnknown(options, [value])}
      onChange={(chosen) => choose(chosen === noChoice || typeof chosen === 'boolean' ? null : chosen)}
    />
  );
}

/** On or off; the toggle itself has no place for a description, so that stands below it. */
export function ToggleField({ path }: FieldProps) {
  const { value, set, isLocked, shared } = useField(path);
  return (
    <Flex direction="column">
      <Toggle name={path} label={shared.label} checked={value === true} readOnly={isLocked} onChange={set} />
      <Text variant="microcopy">{shared.description}</Text>
      {shared.validationMessage !== undefined && <Text>{shared.validationMessage}</Text>}
    </Flex>
  );
}

import { Alert, Button, Flex, Input, NumberInput, Text } from '@hubspot/ui-extensions';
import type { PackageRow } from './draft.ts';
import { packagesPath } from './fields.ts';
import { useForm } from './form-context.ts';
import { numberOrNull, problemProps, TextField } from './inputs.tsx';
import { valueAt } from './json.ts';
import { problemsOfRow, rowField } from './local-problems.ts';

/** The cadence of each package, one row each. */
export function PackageRows() {
  const { draft, isLocked, change } = useForm();
  const { packages } = draft;
  const replace = (rows: readonly PackageRow[]) => change({ type: 'packages', rows });
  const property = valueAt(draft.document, 'mapping.project.packageProperty');
  return (
    <Flex direction="column" gap="small">
      <TextField path="mapping.project.packageProperty" />
      {packages.length > 0 && typeof property !== 'string' && (
        <Alert title="The packages below are not used yet" variant="warning">
          Enter the property that says which package a client has.
        </Alert>
      )}
      {packages.length === 0 && <Text variant="microcopy">No package has a cadence of its own.</Text>}
      {packages.map((row, index) => (
        <PackageRowInputs
          key={index}
          row={row}
          index={index}
          replaceWith={(next) => replace(packages.toSpliced(index, 1, ...next))}
        />
      ))}
      <Flex>
        <Button
          variant="secondary"
          disabled={isLocked}
          onClick={() => replace([...packages, { name: '', days: null }])}
        >
          Add a package
        </Button>
      </Flex>
    </Flex>
  );
}

function PackageRowInputs({
  row,
  index,
  replaceWith,
}: {
  readonly row: PackageRow;
  readonly index: number;
  readonly replaceWith: (rows: readonly PackageRow[]) => void;
}) {
  const { problems, isLocked } = useForm();
  const { name, days } = problemsOfRow(problems, row, index);
  return (
    <Flex gap="small" align="end">
      <Input
        name={rowField(index, 'name')}
        label="Package"
        description="The value of the property, spelt exactly as it is stored."
        value={row.name}
        readOnly={isLocked}
        onChange={(entered) => replaceWith([{ ...row, name: entered }])}
        {...problemProps(name)}
      />
      <NumberInput
        name={rowField(index, 'days')}
        label="Days between two refreshes"
        description={`For clients with this package; ${packageRange}.`}
        {...(row.days === null ? {} : { value: row.days })}
        readOnly={isLocked}
        onChange={(entered) => replaceWith([{ ...row, days: numberOrNull(entered) }])}
        {...problemProps(days)}
      />
      <Button
        variant="secondary"
        disabled={isLocked}
        testId={`${packagesPath}.${index}.remove`}
        onClick={() => replaceWith([])}
      >
        Remove
      </Button>
    </Flex>
  );
}

const packageRange = '1 to 730';

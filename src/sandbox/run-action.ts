import type { Sandbox } from './sandbox.ts';
import type { ActionDefinition } from './workflows/action-definitions.ts';

/**
 * Runs a custom workflow action as somebody at the prompt writes it: `<name> <record id> [input=value …]`; answers
 * what the workflow's history would show, and without a name which actions there are.
 * @throws RangeError naming what is wrong with the line
 */
export async function runAction(
  { account, workflows }: Pick<Sandbox, 'account' | 'workflows'>,
  [name, recordId, ...given]: readonly string[],
): Promise<readonly string[]> {
  if (name === undefined) return workflows.actions.map(describeAction);
  if (recordId === undefined) throw new RangeError(`Say which record: action ${name} <record id>`);
  const { id, kind } = account.read(recordId);
  const definition = workflows.actions.find((each) => each.name === name);
  const inputFields = definition ? readInputs(definition, given) : {};
  const execution = await workflows.run({ action: name, object: { type: kind, id }, inputFields });
  const { state, errorCode, message, outputs, attempts } = execution;
  const statuses = attempts.map(({ status }) => status ?? 'no answer').join(', ');
  return [
    [state, errorCode, `(${statuses})`].filter((part) => part !== null).join('  '),
    ...(message === null ? [] : [message]),
    ...Object.entries(outputs).map(([output, value]) => `${output}  ${String(value)}`),
  ];
}

const describeAction = ({ name, label, inputs }: ActionDefinition) =>
  [name, label, ...inputs.map((input) => `[${input}=…]`)].join('  ');

function readInputs({ name, inputs }: ActionDefinition, given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((part): [string, string] => {
      const [input = '', ...value] = part.split('=');
      if (inputs.includes(input) && value.length > 0) return [input, value.join('=')];
      const wanted = inputs.length === 0 ? 'no inputs' : inputs.map((each) => `${each}=<value>`).join(', ');
      throw new RangeError(`${name} takes ${wanted}; "${part}" is none of that`);
    }),
  );
}

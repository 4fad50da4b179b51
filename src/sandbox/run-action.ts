import type { Sandbox } from './sandbox.ts';
import type { ActionDefinition } from './workflows/action-definitions.ts';

/**
 * Runs a custom workflow action as somebody at the prompt writes it: `<name> <record id> [input=value …]`; answers
 * what the workflow's history would show, and without a name which actions there are. Without a record id, but with
 * an input, the call is an agent's.
 * @throws RangeError naming what is wrong with the line
 */
export async function runAction(
  { account, workflows }: Pick<Sandbox, 'account' | 'workflows'>,
  [name, ...rest]: readonly string[],
): Promise<readonly string[]> {
  if (name === undefined) return workflows.actions.map(describeAction);
  const [first, ...others] = rest;
  if (first === undefined) throw new RangeError(`Say which record: action ${name} <record id>`);
  const isAgents = first.includes('=');
  const definition = workflows.actions.find((each) => each.name === name);
  const object = isAgents ? {} : { object: enrolled(account, first) };
  const inputFields = definition ? readInputs(definition, isAgents ? rest : others) : {};
  const execution = await workflows.run({ action: name, ...object, inputFields });
  const { state, errorCode, message, outputs, attempts } = execution;
  const statuses = attempts.map(({ status }) => status ?? 'no answer').join(', ');
  return [
    [state, errorCode, `(${statuses})`].filter((part) => part !== null).join('  '),
    ...(message === null ? [] : [message]),
    ...Object.entries(outputs).map(
      ([output, value]) => `${output}  ${value === '' ? '(empty)' : String(value)}`,
    ),
  ];
}

function enrolled(account: Sandbox['account'], recordId: string) {
  const { id, kind } = account.read(recordId);
  return { type: kind, id };
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

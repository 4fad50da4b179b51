import { todayIn } from '../domain/calendar.ts';
import { passDays } from './pass-days.ts';
import type { RecordView } from './person.ts';
import { runAction } from './run-action.ts';
import { showCard } from './show-card.ts';
import type { Together } from './together.ts';

/** One line typed by somebody who tries the sandbox out; answers what to print. */
export type RunCommand = (line: string) => Promise<readonly string[]>;

const help = [
  'status <project id> <value>   move Creative Refresh Status ("blank" empties it)',
  'set <record id> <field> <value>',
  'complete <task id>            tick a task',
  'days <number>                 let so many days pass',
  'card <project id>             what the card on the record says',
  'action                        list the custom workflow actions and their inputs',
  'action <name> <record id> [<input>=<value> ...]   run one, as a workflow would',
  'action <name> <input>=<value> ...                 run one, as an agent would',
  'projects | tickets | tasks | mail',
  'help',
];

/** What can be done at the sandbox's prompt, as a person would in HubSpot. */
export function createCommands(together: Together, timeZone: string): RunCommand {
  const { account } = together.sandbox;
  const today = () => [`Today is ${todayIn(timeZone, together.clock.now())}.`];
  const update = (id: string, values: Readonly<Record<string, string>>) => {
    account.update(id, values);
    return [`${id} saved.`];
  };
  const run = async (word: string, rest: readonly string[]): Promise<readonly string[]> => {
    const [first = '', second = '', ...more] = rest;
    switch (word) {
      case 'status':
        return update(first, { creative_refresh_status: second === 'blank' ? '' : second });
      case 'set':
        return update(first, { [second]: more.join(' ') });
      case 'complete':
        return update(first, { hs_task_status: 'COMPLETED' });
      case 'days':
        await passDays(together, Number(first));
        return today();
      case 'card':
        return showCard(together, rest[0], timeZone);
      case 'action':
        return runAction(together.sandbox, rest);
      case 'projects':
        return account.list('project').map(describeProject);
      case 'tickets':
        return account
          .list('ticket')
          .map(({ id, values }) => `${id}  ${values['hs_pipeline_stage'] ?? ''}  ${values['subject'] ?? ''}`);
      case 'tasks':
        return account
          .list('task')
          .map(
            ({ id, values }) =>
              `${id}  ${values['hs_task_status'] ?? ''}  ${values['hs_task_subject'] ?? ''}`,
          );
      case 'mail':
        return account.mailbox.map(
          ({ to, customProperties }) => `${to}  ${String(customProperties['subject'])}`,
        );
      default:
        return help;
    }
  };
  return async (line) => {
    const [word = '', ...rest] = line.trim().split(/\s+/u);
    try {
      return await run(word, rest);
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  };
}

export function describeProject({ id, values }: RecordView): string {
  const status = values['creative_refresh_status'] ?? '';
  const date = values['creative_refresh_date'] ?? 'none';
  return `${id}  ${values['name'] ?? ''}  (refresh date ${date}, status ${status === '' ? 'blank' : status})`;
}

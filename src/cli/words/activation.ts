import type { ActivateOutput } from '../../admin/activation/activate.ts';
import type {
  Amount,
  Forecast,
  HandoffForecast,
  ProjectName,
} from '../../admin/activation/activation-plan.ts';
import { handoffNames } from '../../admin/activation/handoff-names.ts';
import type { Choice } from '../../domain/adoption/choice.ts';
import { inWords } from '../../domain/calendar.ts';
import type { Cli } from '../cli.ts';
import { count, section } from './phrases.ts';

type Table = Pick<Cli, 'table'>;

const choiceWords: Readonly<Record<Choice, string>> = {
  adopt: 'adopt',
  older: 'adopt, but for today',
  fire: 'fire',
};

/** What a run of `activate` came to. */
export function activationInWords(output: ActivateOutput, cli: Table): string {
  switch (output.state) {
    case 'live already':
      return `The app is live: ${output.by} activated it at ${output.at}. Nothing was done.`;
    case 'planned':
      return [
        `The app is in shadow mode. If it went live now, over ${count(output.projects, 'open project')}:`,
        ...forecastInWords(output, cli),
        '',
        'Adopted: taken as done; the records are stamped, and nobody gets a task or an email.',
        'Fired: told by task and email as soon as the app is live.',
        `Choose by handoff with --fire and --adopt (${handoffNames.join(', ')}).`,
        'Without a choice, what became due today fires, and what was due before is adopted.',
        '',
        output.isResumed
          ? 'An activation was begun and not finished. To go on with it: creative-refresh activate --apply'
          : 'Nothing was changed. To go live: the same command with --apply',
      ].join('\n');
    case 'live':
    case 'adopted':
      return appliedInWords(output, cli);
  }
}

function appliedInWords(
  output: Extract<ActivateOutput, { readonly state: 'live' | 'adopted' }>,
  cli: Table,
): string {
  const { leftOver, unplacedAdopted } = output;
  return [
    `${output.isResumed ? 'The activation that was begun before went on' : 'Activated'}, over ${count(output.projects, 'open project')}:`,
    ...forecastInWords(output, cli, unplacedAdopted),
    ...section(
      'Could not be adopted now; the app goes on trying, and tells nobody:',
      leftOver.map(({ projectId, error }) => `Project ${projectId}: ${error}`),
    ),
    '',
    output.state === 'live'
      ? `The app is live since ${output.baseline ?? ''}. From now on everything is told as it happens.`
      : 'Everything is adopted, but MODE=shadow in the environment keeps the app in shadow mode. Take it out, start the app again, and then run the same command once more.',
  ].join('\n');
}

/** `unplacedAdopted`: tickets of no single project about which nobody is asked any more. */
function forecastInWords(forecast: Forecast, cli: Table, unplacedAdopted = 0): readonly string[] {
  const { handoffs, unplacedTickets, implementTasks } = forecast;
  const { bound, several } = implementTasks;
  return [
    '',
    handoffs.length === 0
      ? 'Nothing is due.'
      : cli.table([
          ['Handoff', 'Choice', 'Adopted', 'Fired'],
          ...handoffs.map(({ handoff, choice, adopted, fired }) => [
            handoff,
            choiceWords[choice],
            amountInWords(adopted),
            amountInWords(fired),
          ]),
        ]),
    ...section('For instance:', handoffs.flatMap(examplesInWords)),
    ...section('Open Implement tasks made by hand, bound to their project:', firstOf(bound)),
    ...section(
      'Several open Implement tasks made by hand, so none is bound; complete all but one first:',
      several.map((each) => `${named(each)}: tasks ${each.taskIds.join(', ')}`),
    ),
    ...unplacedInWords(unplacedTickets, unplacedAdopted),
  ];
}

/** What needs nobody's hand is not listed to the end: a large account has hundreds. */
const mostNamed = 10;

function firstOf(projects: readonly ProjectName[]): readonly string[] {
  const more = projects.length - mostNamed;
  const shown = projects.slice(0, mostNamed).map(named);
  return more > 0 ? [...shown, `and ${more} more, all shown with --json`] : shown;
}

function unplacedInWords(tickets: number, adopted: number): readonly string[] {
  if (tickets === 0) return [];
  const whom = adopted === tickets ? (tickets === 1 ? 'it' : 'them') : `${adopted} of them`;
  const said = adopted === 0 ? '.' : `: nobody is asked about ${whom}.`;
  return ['', `${count(tickets, 'open ticket')} without exactly one creative project${said}`];
}

function amountInWords({ projects, tasks, emails }: Amount): string {
  if (projects === 0) return 'none';
  return `${count(projects, 'project')} (${count(tasks, 'task')}, ${count(emails, 'email')})`;
}

function examplesInWords({ handoff, examples }: HandoffForecast): readonly string[] {
  return examples.map((example) => {
    const since = example.since === null ? '' : `, due since ${inWords(example.since)}`;
    return `${handoff}: ${named(example)}${since}: ${example.becomes}`;
  });
}

function named({ name, projectId }: ProjectName): string {
  return `${name} (${projectId})`;
}

import type { SettingsAnswer } from '../settings-answer.ts';
import type { AskHubSpot } from './ask-hubspot.ts';
import type { SettingsRoutesOptions } from './settings-routes-options.ts';

/** The people by name, and the ticket pipelines; nothing to choose from where HubSpot could not be asked. */
export async function readChoices(
  { reader, pipelines }: Pick<SettingsRoutesOptions, 'reader' | 'pipelines'>,
  ask: AskHubSpot,
): Promise<SettingsAnswer['choices']> {
  const [people, tickets] = await Promise.all([
    ask('The people', () => reader().people()),
    ask('The ticket pipelines', () => pipelines()),
  ]);
  return {
    people: Object.values(people?.answer ?? {})
      .map(({ id, name }) => ({ id, name }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
    pipelines: tickets?.answer ?? [],
  };
}

import type { StoredSettings } from '../../admin/settings/get-settings.ts';
import type { SettingsChange } from '../../admin/settings/save-settings.ts';
import { fieldsOf } from '../../settings/fields.ts';
import type { Cli } from '../cli.ts';

/** One value as it can be given to `settings set`. */
export function valueInWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function settingsInWords(stored: StoredSettings, { table }: Pick<Cli, 'table'>): string {
  const { version, savedAt, savedBy, field, value, mode } = stored;
  const fields = fieldsOf(value, field ?? '');
  if (field !== null && fields.length === 1 && fields[0]?.field === field) return valueInWords(value);
  const rows = fields.map((each) => [each.field, valueInWords(each.value)]);
  return [
    `Version ${version}, saved ${savedAt} by ${savedBy}. The app is in ${mode} mode.`,
    '',
    table([['Setting', 'Value'], ...rows]),
  ].join('\n');
}

export function changeInWords({ version, changes }: SettingsChange): string {
  if (changes.length === 0) return `Nothing is different: version ${version} stays.`;
  const lines = changes.map(
    ({ field, before, after }) => `  ${field}: ${valueInWords(before)} → ${valueInWords(after)}`,
  );
  return [`Saved as version ${version}:`, ...lines].join('\n');
}

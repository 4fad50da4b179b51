import { InvalidArgumentError } from 'commander';
import { getSettings } from '../../admin/settings/get-settings.ts';
import { importSettings } from '../../admin/settings/import-settings.ts';
import { setSetting } from '../../admin/settings/set-setting.ts';
import type { AddCommand } from '../cli.ts';
import { readExport, writeExport } from '../settings-file.ts';
import { examples } from '../words/examples.ts';
import { changeInWords, settingsInWords } from '../words/settings.ts';

export const addSettings: AddCommand = (program, cli) => {
  const settings = program
    .command('settings')
    .helpCommand(false)
    .summary('show, change, export and import the settings')
    .description(
      'Shows and changes the settings of the app: those of the page in HubSpot, checked as there. A change holds ' +
        'within seconds, without a restart, and the history names "command line" for it.',
    );

  settings
    .command('get')
    .summary('show all settings, or one')
    .description('Shows all settings with their values, those of one group, or one.')
    .argument('[setting]', 'its path, such as cadence.defaultDays, or that of a group, such as cadence')
    .addHelpText(
      'after',
      examples('settings get', 'settings get cadence.defaultDays', 'settings get people --json'),
    )
    .action(async (field: string | undefined) => {
      cli.print(await cli.run(getSettings, { field: field ?? null }), (stored) =>
        settingsInWords(stored, cli),
      );
    });

  settings
    .command('set')
    .summary('change one setting')
    .description('Changes one setting and leaves the others as they are.')
    .argument('<setting>', 'its path, such as cadence.defaultDays')
    .argument('<value>', 'the new value: text or JSON; null for none')
    .addHelpText(
      'after',
      examples(
        'settings set cadence.defaultDays 60',
        'settings set mode shadow',
        'settings set people.fallbackEmail refresh@example.com',
        `settings set cadence.byPackage '{"Gold": 30, "Silver": 60}'`,
      ),
    )
    .action(async (field: string, value: string) => {
      cli.print(await cli.run(setSetting, { field, value }), changeInWords);
    });

  settings
    .command('export')
    .summary('write all settings to a file')
    .description(
      'Writes all settings as JSON to a new file, or prints them. What is written can be imported.',
    )
    .argument('[file]', 'the file to write; it must not exist yet')
    .option('--bare', 'the settings without their version, as SETTINGS_FILE takes them')
    .addHelpText('after', examples('settings export settings.json', 'settings export --bare > settings.json'))
    .action(async (file: string | undefined, { bare }: { readonly bare?: true }) => {
      const { version, savedAt, savedBy, value } = await cli.run(getSettings, { field: null });
      const document = bare === true ? value : { version, savedAt, savedBy, settings: value };
      if (file === undefined) {
        cli.print(document, (all) => JSON.stringify(all, null, 2));
        return;
      }
      await writeExport(file, document);
      cli.print({ file, version }, () => `Version ${version} of the settings was written to ${file}.`);
    });

  settings
    .command('import')
    .summary('read all settings from a file')
    .description(
      'Puts the settings of a file in the place of all there are. What somebody saved since the file was exported ' +
        'is not overwritten unseen: the import is refused then.',
    )
    .argument('<file>', 'a file that settings export has written, or one with the bare settings')
    .option('--based-on <version>', 'the version to replace; needed for bare settings', readVersion)
    .addHelpText(
      'after',
      examples('settings import settings.json', 'settings import settings.json --based-on 12'),
    )
    .action(async (file: string, { basedOn }: { readonly basedOn?: number }) => {
      cli.print(await cli.run(importSettings, await readExport(file, basedOn)), changeInWords);
    });
};

function readVersion(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be the number of a version, as settings get shows it.');
}

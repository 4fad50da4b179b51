import { InvalidArgumentError } from 'commander';
import { readAppState } from '../../admin/doctor/app-state.ts';
import { reportInWords } from '../../admin/doctor/report-in-words.ts';
import { runDoctor } from '../../admin/doctor/run-doctor.ts';
import { emailTransportFor } from '../../application/email-transport.ts';
import { readSettingsFile } from '../../application/read-settings-file.ts';
import { isAddress } from '../../email/is-address.ts';
import { exitCodes, type AddCommand } from '../cli.ts';
import { examples } from '../words/examples.ts';

export const addDoctor: AddCommand = (program, cli) => {
  program
    .command('doctor')
    .summary('check everything the app relies on, and say how to mend what is wrong')
    .description(
      'Checks the environment, the database, the settings, the access to HubSpot with every scope, object type, ' +
        'property, pipeline stage and association, the people named, the emails, and whether webhooks get through. ' +
        'It changes nothing, and the app may be running. It ends with 1 where it finds an error.',
    )
    .option('--send-test <address>', 'also send one test email to this address', readAddress)
    .addHelpText('after', examples('doctor', 'doctor --send-test you@example.com', 'doctor --json'))
    .action(async ({ sendTest }: { readonly sendTest?: string }) => {
      const report = await runDoctor({
        environment: cli.environment,
        clock: cli.clock,
        sendTestTo: sendTest ?? null,
        askApp: () => cli.run(readAppState, {}),
        readSettingsFile,
        openEmail: (email, transport) => emailTransportFor(email, transport, uncounted),
        progress: cli.progress,
      });
      cli.print(report, reportInWords);
      if (report.verdict === 'error') cli.exitWith(exitCodes.notAsItShouldBe);
    });
};

const uncounted = { email: () => undefined };

function readAddress(text: string): string {
  if (isAddress(text)) return text;
  throw new InvalidArgumentError('It must be one email address.');
}

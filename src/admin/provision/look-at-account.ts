import { namedProjectType } from '../../hubspot/start-up/resolve-project-type.ts';
import type { ExistingAccount } from '../../hubspot/provisioning/existing-account.ts';
import { readExistingAccount } from '../../hubspot/provisioning/read-existing-account.ts';
import { AccountError } from '../../reconcile/ports/account.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import { OperationRefused, type AdminSurroundings } from '../operation.ts';

/**
 * How far the account is set up for these settings.
 * @throws OperationRefused where HubSpot does not let the app see it, AccountError where it is out of reach
 */
export async function lookAtAccount(
  { transport, configuration }: Pick<AdminSurroundings, 'transport' | 'configuration'>,
  { mapping }: Settings,
): Promise<ExistingAccount> {
  const { creativeProject } = configuration;
  const named = namedProjectType(mapping.project.objectType, creativeProject);
  try {
    return await readExistingAccount(transport, { named, fallbackId: creativeProject.objectTypeId });
  } catch (error) {
    if (!(error instanceof AccountError) || error.because === 'later') throw error;
    throw new OperationRefused(
      'conflict',
      `HubSpot does not show how the account is set up (${error.message}): check the app's scopes and access ` +
        'token. This tells which are missing: creative-refresh doctor',
    );
  }
}

import type { Doer } from '../../domain/shadow-report/past.ts';

/** HubSpot's names for where a change came from, as its histories have them; it may add others. */
const doers: Readonly<Record<string, Doer>> = {
  CRM_UI: 'a person',
  CRM_UI_BULK_ACTION: 'a person',
  MOBILE_IOS: 'a person',
  MOBILE_ANDROID: 'a person',
  EMAIL: 'a person',
  AUTOMATION_PLATFORM: 'a workflow',
  WORKFLOWS: 'a workflow',
  INTEGRATION: 'an integration',
  INTEGRATIONS_PLATFORM: 'an integration',
  API: 'an integration',
  IMPORT: 'an import',
  MIGRATION: 'an import',
};

/** Who made a change, told by its source. */
export function doerOf(source: string | null | undefined): Doer {
  return doers[source ?? ''] ?? 'somebody';
}

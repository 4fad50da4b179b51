import type { AccountDetails, CreativeProject } from '../../../src/domain/model.ts';
import { at, homeZone } from './moments.ts';
import { dana, sam } from './people.ts';

export const homeAccount: AccountDetails = {
  portalId: 4242,
  timeZone: homeZone,
  uiDomain: 'app.hubspot.example',
};

/** A project on the programme in its first cycle, due on 1 April 2026, with nothing fired yet. */
export function aProject(overrides: Partial<CreativeProject> = {}): CreativeProject {
  return {
    id: '7',
    objectTypeId: '2-100',
    name: 'Acme',
    createdAt: at('2026-01-01'),
    status: 'blank',
    refreshDate: '2026-04-01',
    cadenceDays: null,
    package: null,
    adLabLink: null,
    adLabLinkChangedAt: null,
    accountManagerId: dana.id,
    sasId: sam.id,
    cycle: null,
    cycleStartedAt: null,
    sequence: null,
    kickoffSentAt: null,
    submissionCuedAt: null,
    reviewRequestedAt: null,
    implementationCuedAt: null,
    implementationTaskId: null,
    declinedAt: null,
    dateBeforeDecline: null,
    lastImplementedAt: null,
    waitingOn: null,
    waitingSince: null,
    ...overrides,
  };
}

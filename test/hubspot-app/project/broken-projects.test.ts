import { describe, expect, it } from 'vitest';
import { copyProject, type BrokenCopy } from './broken-copy.ts';
import { findingsIn } from './findings.ts';

const app = 'app/app-hsmeta.json';
const card = 'app/cards/creative-refresh-card-hsmeta.json';
const settings = 'app/settings/settings-hsmeta.json';
const webhooks = 'app/webhooks/webhooks-hsmeta.json';
const nextDate = 'app/workflow-actions/next-refresh-date-hsmeta.json';
const readiness = 'app/workflow-actions/ad-set-readiness-hsmeta.json';
const profile = 'hsprofile.example.json';

type Break = (copy: BrokenCopy) => Promise<void>;

const brokenProjects: readonly (readonly [string, Break, readonly string[]])[] = [
  ['nothing is changed', () => Promise.resolve(), []],
  [
    'a file is no JSON',
    (copy) => copy.replace(card, '{', '{,'),
    [`${card}: Invalid input: expected object, received undefined`],
  ],
  [
    'a component has a key of its own',
    (copy) => copy.replace(card, '"type": "card",', '"type": "card", "note": "later",'),
    [`${card}: note is no field of a component`],
  ],
  [
    'two components share a uid',
    (copy) => copy.replace(card, 'creative_refresh_card', 'creative_refresh_settings'),
    [`Duplicate uid 'creative_refresh_settings' found in:\n- ${card}\n- ${settings}`],
  ],
  [
    'a uid has a blank',
    (copy) => copy.replace(card, 'creative_refresh_card', 'creative refresh card'),
    [
      `${card}: 'uid' should use only letters, numbers, periods, hyphens, and underscores (for example: app-id_1.2.3)`,
    ],
  ],
  [
    'a component lies in the folder of another kind',
    (copy) => copy.replace(card, '"type": "card"', '"type": "settings"'),
    [`${card}: a settings does not belong into app/cards`],
  ],
  [
    'a component lies too deep',
    (copy) => copy.duplicate(card, 'app/cards/more/second-card-hsmeta.json', 'second_card'),
    ['app/cards/more/second-card-hsmeta.json: HubSpot reads nothing in this folder'],
  ],
  [
    'there are two settings pages',
    (copy) => copy.duplicate(settings, 'app/settings/second-hsmeta.json', 'second_settings'),
    ['settings: there may be only one, not 2'],
  ],
  [
    'the profile lacks a variable',
    (copy) => copy.replace(profile, '"SUPPORT_URL"', '"SUPPORT_ADDRESS"'),
    [`Missing value for SUPPORT_URL in ${app}. Add SUPPORT_URL to your profile variables.`],
  ],
  [
    'the profile has a variable too many',
    (copy) => copy.replace(profile, '"APP_URL"', '"OLD_URL": "https://old.example.com", "APP_URL"'),
    ['profile example: nothing uses OLD_URL'],
  ],
  [
    'the address of the app ends in a slash',
    (copy) => copy.replace(profile, '"https://refresh.example.com"', '"https://refresh.example.com/"'),
    [
      `${app}: permittedUrls.fetch.0: must be an https address`,
      `${webhooks}: settings.targetUrl: must be an https address`,
      `${readiness}: actionUrl: must be an https address`,
      'app/workflow-actions/complete-implementation-hsmeta.json: actionUrl: must be an https address',
      'app/workflow-actions/evaluate-refresh-hsmeta.json: actionUrl: must be an https address',
      `${nextDate}: actionUrl: must be an https address`,
    ],
  ],
  [
    'the page behind a card is missing',
    (copy) => copy.remove('app/cards/CreativeRefreshCard.tsx'),
    [`${card}: there is no /app/cards/CreativeRefreshCard.tsx`],
  ],
  [
    'a scope is in two lists',
    (copy) => copy.replace(app, '"optionalScopes": [', '"optionalScopes": ["tickets",'),
    [`${app}: auth: tickets is listed more than once`],
  ],
  [
    'webhooks go to an address nobody listens at',
    (copy) => copy.replace(webhooks, '/webhooks/hubspot', '/webhooks'),
    [`${webhooks}: settings.targetUrl: must end in /webhooks/hubspot`],
  ],
  [
    'a change of no property in particular is subscribed to',
    (copy) => copy.replace(webhooks, '"propertyName": "hs_task_status",', ''),
    [
      `${webhooks}: subscriptions.crmObjects.25.propertyName: Invalid input: expected string, received undefined`,
    ],
  ],
  [
    'a change is subscribed to twice',
    (copy) => copy.replace(webhooks, '"hs_pipeline_stage"', '"hs_pipeline"'),
    [
      `${webhooks}: subscriptions.crmObjects: object.propertyChange ticket hs_pipeline is subscribed to more than once`,
    ],
  ],
  [
    'an input has no label',
    (copy) => copy.replace(nextDate, '"cadence_days": "Cadence in days"', '"cadence": "Cadence in days"'),
    [
      `${nextDate}: labels.en.inputFieldLabels: cadence_days has no text`,
      `${nextDate}: labels.en.inputFieldLabels: cadence is the text of nothing`,
    ],
  ],
  [
    'an error code has no text',
    (copy) => copy.replace(readiness, '"labelName": "no_project"', '"labelName": "no_projects"'),
    [
      `${readiness}: labels.en.executionRules: no_projects has no text`,
      `${readiness}: labels.en.executionRules: no_project is the text of nothing`,
    ],
  ],
  [
    'the card of an action shows a field that is none',
    (copy) => copy.replace(nextDate, '{{count_from}}', '{{counted_from}}'),
    [`${nextDate}: labels.en.actionCardContent: {{counted_from}} is no input`],
  ],
  [
    'an option is there twice',
    (copy) => copy.replace(nextDate, '"value": "refresh_date"', '"value": "today"'),
    [`${nextDate}: inputFields.1.typeDefinition.options: the option today is there more than once`],
  ],
  [
    'an action is called at an address nobody listens at',
    (copy) => copy.replace(nextDate, '/workflow-actions/next-refresh-date', '/workflow-actions/next-date'),
    [
      `${nextDate}: actionUrl: must end in one of /workflow-actions/evaluate-refresh, /workflow-actions/next-refresh-date, /workflow-actions/ad-set-readiness, /workflow-actions/complete-implementation`,
    ],
  ],
  [
    'an action is told something HubSpot does not know',
    (copy) => copy.replace(nextDate, '"isPublished": true', '"isPublished": true, "published": true'),
    [`${nextDate}: Unrecognized key: "published"`],
  ],
];

describe('the check of the project, on a copy in which', () => {
  it.each(brokenProjects)('%s', async (_, breakIt, findings) => {
    const copy = await copyProject();
    await breakIt(copy);
    expect(await findingsIn(copy.folder, 'example')).toEqual(findings);
  });

  it('has no project file says that it is missing', async () => {
    const copy = await copyProject();
    expect(await findingsIn(`${copy.folder}/src`, 'example')).toEqual([
      `Could not read hsproject.json in ${copy.folder}/src`,
    ]);
  });

  it('is asked for a profile that is not there says so', async () => {
    const copy = await copyProject();
    expect(await findingsIn(copy.folder, 'staging')).toEqual([
      'Failed to load profile hsprofile.staging.json',
    ]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAllHsProfiles } from '@hubspot/project-parsing-lib/profiles';
import { parseProjectConfig } from '@hubspot/project-parsing-lib/projects';
import { describe, expect, it } from 'vitest';
import { findingsIn, readComponents } from './findings.ts';

const root = join(import.meta.dirname, '../../..');

const profiles = await getAllHsProfiles(join(root, 'src/hubspot-app'));

describe('the project HubSpot is given', () => {
  it('is one of platform version 2026.09 whose source is the folder of what runs in HubSpot', () => {
    expect(parseProjectConfig(root)).toEqual({
      name: 'creative-refresh-for-hubspot',
      srcDir: 'src/hubspot-app',
      platformVersion: '2026.09',
    });
  });

  it('has an example profile', () => {
    expect(profiles).toContain('example');
  });

  it.each(profiles)('has nothing wrong with the profile "%s"', async (profile) => {
    expect(await findingsIn(root, profile)).toEqual([]);
  });

  it('consists of the app, its webhooks, four workflow actions, the settings page and the record card', async () => {
    const components = await readComponents(root, 'example');
    expect(components.map(({ uid, file }) => [uid, file]).sort()).toEqual([
      ['check_ad_set_readiness', 'app/workflow-actions/ad-set-readiness-hsmeta.json'],
      ['complete_creative_implementation', 'app/workflow-actions/complete-implementation-hsmeta.json'],
      ['creative_refresh_app', 'app/app-hsmeta.json'],
      ['creative_refresh_card', 'app/cards/creative-refresh-card-hsmeta.json'],
      ['creative_refresh_settings', 'app/settings/settings-hsmeta.json'],
      ['creative_refresh_webhooks', 'app/webhooks/webhooks-hsmeta.json'],
      ['evaluate_creative_refresh', 'app/workflow-actions/evaluate-refresh-hsmeta.json'],
      ['next_creative_refresh_date', 'app/workflow-actions/next-refresh-date-hsmeta.json'],
    ]);
  });

  it('names in its profile every variable the pages ask for', () => {
    const source = join(root, 'src/hubspot-app');
    const asked = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
      .flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(/variables\?\.\['(\w+)'\]/g)])
      .map(([, name]) => name);
    expect([...new Set(asked)]).toEqual(['APP_URL']);
  });
});

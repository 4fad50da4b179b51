import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scopes } from '../../../src/hubspot/scopes.ts';
import { appConfig } from './component-schemas.ts';
import { readComponents } from './findings.ts';
import { tableUnder } from './markdown-table.ts';

const root = join(import.meta.dirname, '../../..');
const components = await readComponents(root, 'example');
const { auth, permittedUrls } = appConfig.parse(
  components.find(({ uid }) => uid === 'creative_refresh_app')?.config,
);

const namesWhere = (isAlways: boolean) =>
  scopes.filter(({ condition }) => (condition === null) === isAlways).map(({ name }) => name);

const conditionInWords = {
  'custom object': 'creative projects are a custom object',
  'own projects': "creative projects are HubSpot's own Projects",
  'email by HubSpot': '`EMAIL_TRANSPORT=hubspot`',
  'provisioning a custom object': '`provision --apply`, where creative projects are a custom object',
  'provisioning own projects': "`provision --apply`, where creative projects are HubSpot's own Projects",
};

describe('the permissions of the uploaded app', () => {
  it('are required where every account has what they are for, and optional where only some do', () => {
    expect(auth).toEqual({
      type: 'static',
      requiredScopes: namesWhere(true),
      optionalScopes: namesWhere(false),
      conditionallyRequiredScopes: [],
    });
  });

  it('let its pages call nobody but the app', () => {
    expect(permittedUrls).toEqual({ fetch: ['https://refresh.example.com'], iframe: [], img: [] });
  });

  it('are explained in the documentation, each with what it is for and where it is needed', () => {
    const connect = readFileSync(join(root, 'docs/connect.md'), 'utf8');
    expect(tableUnder('Permissions', connect)).toEqual(
      scopes.map(({ name, condition, purpose }) => [
        `\`${name}\``,
        purpose,
        condition === null ? 'always' : conditionInWords[condition],
      ]),
    );
  });
});

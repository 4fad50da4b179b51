import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ApiError, type Answer } from './api-error.ts';
import { readBody, type Route } from './call.ts';
import type { Kind } from './model.ts';
import type { Portal } from './portal.ts';

/** Which permissions the app has in the account. */
export interface GrantedScopes {
  /** Scopes the app lacks; default: none. */
  readonly withheld?: readonly string[];
  /** Whether HubSpot answers which scopes a token has; default true. */
  readonly areListed?: boolean;
}

const objectScopes = (kind: Kind, custom: boolean): { readonly read: string; readonly write: string } => {
  if (kind === 'ticket') return { read: 'tickets', write: 'tickets' };
  if (kind === 'project') return readAndWrite(custom ? 'custom' : 'projects');
  return readAndWrite(kind === 'company' ? 'companies' : 'contacts');
};

const readAndWrite = (records: string) => ({
  read: `crm.objects.${records}.read`,
  write: `crm.objects.${records}.write`,
});

const fixedPlaces: readonly (readonly [RegExp, string])[] = [
  [/^\/account-info\//, 'oauth'],
  [/^\/crm\/owners\//, 'crm.objects.owners.read'],
  [/^\/settings\/users\//, 'settings.users.read'],
  [/^\/marketing\/transactional\//, 'transactional-email'],
  [/^\/automation\/actions\/callbacks\//, 'automation'],
  [/^\/crm-object-schemas\//, 'crm.objects.custom.read'],
];

const definitionPlace = /^\/crm\/(?:pipelines|properties)\//;

/** What creating and changing definitions needs. */
const definitionScope = (kind: Kind, custom: boolean): string =>
  kind === 'project'
    ? `crm.schemas.${custom ? 'custom' : 'projects'}.write`
    : objectScopes(kind, custom).write;

const typedPlace = /^\/crm\/(?:objects|associations|pipelines|properties)\/2026-09\/([^/]+)(?:\/([^/]+))?/;
const readingPost = /\/(?:batch\/read|search)$/;

/** The scopes a call needs, as HubSpot groups them; none where any token will do. */
function scopesFor(portal: Portal, method: string, path: string): readonly string[] {
  if (path.startsWith('/crm-object-schemas/') && method !== 'GET') return ['crm.schemas.custom.write'];
  const fixed = fixedPlaces.find(([pattern]) => pattern.test(path));
  if (fixed) return [fixed[1]];
  const [, from = '', to = ''] = typedPlace.exec(path) ?? [];
  const types = [from, ...(path.startsWith('/crm/associations/') ? [to] : [])];
  const isWrite = path.startsWith('/crm/objects/') && method !== 'GET' && !readingPost.test(path);
  return types.flatMap((name) => {
    const type = portal.types.all.find(({ id, plural }) => name === id || name === plural);
    if (!type) return [];
    if (definitionPlace.test(path) && method !== 'GET') return [definitionScope(type.kind, type.custom)];
    return [objectScopes(type.kind, type.custom)[isWrite ? 'write' : 'read']];
  });
}

/** HubSpot's refusal of a call whose scope the app was not granted; null where it was. */
export function refuseForScope(
  portal: Portal,
  { withheld = [] }: GrantedScopes,
  { method, path }: { readonly method: string; readonly path: string },
): Answer | null {
  const lacking = scopesFor(portal, method, path).filter((scope) => withheld.includes(scope));
  if (lacking.length === 0) return null;
  return {
    status: 403,
    body: {
      status: 'error',
      message: "This app hasn't been granted all required scopes to make this call.",
      correlationId: randomUUID(),
      errors: [
        {
          message: 'One or more of the following scopes are required.',
          context: { requiredGranularScopes: lacking },
        },
      ],
      links: { scopes: 'https://developers.hubspot.com/scopes' },
      category: 'MISSING_SCOPES',
    },
  };
}

/** What HubSpot says of a private app's token. */
export function tokenRoutes(
  portal: Portal,
  { withheld = [], areListed = true }: GrantedScopes,
  app: { readonly id: number; readonly accessToken: string },
): readonly Route[] {
  if (!areListed) return [];
  const scopes = [
    ...fixedPlaces.map(([, scope]) => scope),
    ...portal.types.all.flatMap(({ kind, custom }) => [
      ...Object.values(objectScopes(kind, custom)),
      definitionScope(kind, custom),
    ]),
  ];
  return [
    {
      method: 'post',
      path: '/oauth/v2/private-apps/get/access-token-info',
      handle: (call) => {
        const { tokenKey } = readBody(call, z.object({ tokenKey: z.string() }));
        if (tokenKey !== app.accessToken) throw new ApiError(404, 'OBJECT_NOT_FOUND', 'Token not found');
        return {
          status: 200,
          body: {
            userId: 5_300_001,
            hubId: portal.portalId,
            appId: app.id,
            scopes: [...new Set(scopes)].filter((scope) => !withheld.includes(scope)),
          },
        };
      },
    },
  ];
}

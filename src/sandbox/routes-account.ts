import { ApiError } from './api-error.ts';
import { countParam, flagParam, param, type Route } from './call.ts';
import type { Owner } from './owners.ts';
import type { Portal } from './portal.ts';
import { isoTime } from './record-answers.ts';

/** Account details and owners. */
export function accountRoutes(portal: Portal): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/account-info/2026-09/details',
      handle: () => ({ status: 200, body: details(portal) }),
    },
    {
      method: 'get',
      path: '/crm/owners/2026-09',
      handle: (call) => {
        const { owners, after } = portal.owners.page({
          archived: flagParam(call, 'archived'),
          email: call.query.get('email') ?? undefined,
          limit: countParam(call, 'limit', 100),
          after: call.query.get('after') ?? undefined,
        });
        const paging = after === null ? {} : { paging: { next: { after } } };
        return { status: 200, body: { results: owners.map(ownerAnswer), ...paging } };
      },
    },
    {
      method: 'get',
      path: '/crm/owners/2026-09/:ownerId',
      handle: (call) => {
        const owner = portal.owners.find(param(call, 'ownerId'));
        if (owner?.archived !== flagParam(call, 'archived')) {
          throw new ApiError(404, 'OBJECT_NOT_FOUND', 'resource not found');
        }
        return { status: 200, body: ownerAnswer(owner) };
      },
    },
  ];
}

function details(portal: Portal) {
  const offset = offsetFromUtc(portal.timeZone, portal.now());
  return {
    portalId: portal.portalId,
    accountType: 'STANDARD',
    timeZone: portal.timeZone,
    companyCurrency: 'USD',
    additionalCurrencies: [],
    utcOffset: writtenOffset(offset),
    utcOffsetMilliseconds: offset,
    uiDomain: portal.uiDomain,
    dataHostingLocation: 'na1',
  };
}

/** Milliseconds east of Greenwich at this moment. */
function offsetFromUtc(timeZone: string, instant: number): number {
  const written = formatOf(timeZone)
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(written ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than all the rest of an answer. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}

function writtenOffset(milliseconds: number): string {
  const minutes = Math.abs(milliseconds) / 60_000;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${milliseconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const ownerAnswer = (owner: Owner) => ({
  id: owner.id,
  email: owner.email,
  type: 'PERSON',
  firstName: owner.firstName,
  lastName: owner.lastName,
  ...(owner.archived ? {} : { userId: owner.userId }),
  userIdIncludingInactive: owner.userId,
  createdAt: isoTime(owner.createdAt),
  updatedAt: isoTime(owner.updatedAt),
  archived: owner.archived,
});

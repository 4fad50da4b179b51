import { ApiError, badRequest } from './api-error.ts';
import { countParam, param, type Call, type Route } from './call.ts';
import type { Owner } from './owners.ts';
import type { Portal } from './portal.ts';

const path = '/settings/users/2026-09';
const largestPage = 100;

/** The users of the account and who of them is a super admin. Nobody has a permission set or a team here. */
export function userRoutes(portal: Portal): readonly Route[] {
  return [
    { method: 'get', path, handle: (call) => ({ status: 200, body: page(portal.owners.users(), call) }) },
    {
      method: 'get',
      path: `${path}/:userId`,
      handle: (call) => {
        const user = portal.owners.findUser(idProperty(call), param(call, 'userId'));
        if (!user) throw new ApiError(404, 'OBJECT_NOT_FOUND', 'resource not found');
        return { status: 200, body: userAnswer(user) };
      },
    },
  ];
}

function page(users: readonly Owner[], call: Call) {
  const limit = countParam(call, 'limit', largestPage);
  if (limit > largestPage) throw badRequest(`limit must be at most ${String(largestPage)}`);
  const after = Number(call.query.get('after') ?? 0);
  const matching = users.filter(({ userId }) => userId > after);
  const shown = matching.slice(0, limit);
  const last = matching.length > shown.length ? shown.at(-1) : undefined;
  return {
    results: shown.map(userAnswer),
    ...(last && { paging: { next: { after: String(last.userId) } } }),
  };
}

function idProperty(call: Call): 'id' | 'email' {
  const given = call.query.get('idProperty') ?? 'USER_ID';
  if (given === 'USER_ID') return 'id';
  if (given === 'EMAIL') return 'email';
  throw badRequest(`idProperty=${given} is none of USER_ID, EMAIL`);
}

const userAnswer = ({ userId, email, firstName, lastName, superAdmin }: Owner) => ({
  id: String(userId),
  email,
  firstName,
  lastName,
  roleIds: [],
  secondaryTeamIds: [],
  superAdmin,
  sendWelcomeEmail: false,
});

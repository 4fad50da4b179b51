import { expect, test } from 'vitest';
import type { AccountHandle } from '../../src/sandbox/person.ts';
import { call, startTestSandbox } from './client.ts';

const users = '/settings/users/2026-09';

const add = (account: AccountHandle, firstName: string, superAdmin = false) =>
  account.addOwner({
    firstName,
    lastName: 'Okafor',
    email: `${firstName.toLowerCase()}@agency.example`,
    superAdmin,
  });

const answerOf = (id: string, firstName: string, superAdmin: boolean) => ({
  id,
  email: `${firstName.toLowerCase()}@agency.example`,
  firstName,
  lastName: 'Okafor',
  roleIds: [],
  secondaryTeamIds: [],
  superAdmin,
  sendWelcomeEmail: false,
});

test('an owner is a user, found by user id and by email', async () => {
  const sandbox = await startTestSandbox();
  const { id } = sandbox.account.userOf(add(sandbox.account, 'Amara'));
  const expected = { status: 200, body: answerOf(id, 'Amara', false) };
  expect(await call(sandbox, 'GET', `${users}/${id}`)).toMatchObject(expected);
  const byEmail = `${users}/Amara%40agency.example?idProperty=EMAIL`;
  expect(await call(sandbox, 'GET', byEmail)).toMatchObject(expected);
  expect((await call(sandbox, 'GET', '/crm/owners/2026-09')).body).toMatchObject({
    results: [{ userId: Number(id) }],
  });
});

test('somebody is made a super admin, and stops being one', async () => {
  const sandbox = await startTestSandbox();
  const owner = add(sandbox.account, 'Amara', true);
  const { id } = sandbox.account.userOf(owner);
  const asked = async () => (await call(sandbox, 'GET', `${users}/${id}`)).body;
  expect(await asked()).toEqual(answerOf(id, 'Amara', true));
  sandbox.account.setSuperAdmin(owner, false);
  expect(await asked()).toEqual(answerOf(id, 'Amara', false));
  sandbox.account.setSuperAdmin(owner, true);
  expect(await asked()).toEqual(answerOf(id, 'Amara', true));
});

test('users are listed page by page', async () => {
  const sandbox = await startTestSandbox();
  const names = ['Amara', 'Sasha', 'Corin'];
  const ids = names.map((name) => sandbox.account.userOf(add(sandbox.account, name)).id);
  const listed = names.map((name, position) => answerOf(ids[position] ?? '', name, false));
  const first = (await call(sandbox, 'GET', `${users}?limit=2`)).body;
  expect(first).toEqual({ results: listed.slice(0, 2), paging: { next: { after: ids[1] } } });
  const second = (await call(sandbox, 'GET', `${users}?limit=2&after=${ids[1] ?? ''}`)).body;
  expect(second).toEqual({ results: listed.slice(2) });
});

test('nobody is found under an id that no user has, nor once they have left', async () => {
  const sandbox = await startTestSandbox();
  const owner = add(sandbox.account, 'Petra');
  const { id } = sandbox.account.userOf(owner);
  sandbox.account.archiveOwner(owner);
  expect((await call(sandbox, 'GET', `${users}/${id}`)).status).toBe(404);
  expect((await call(sandbox, 'GET', `${users}/${owner}`)).status).toBe(404);
  expect((await call(sandbox, 'GET', users)).body).toEqual({ results: [] });
});

test.each([
  ['a property that does not tell users apart', `${users}/1?idProperty=NAME`],
  ['a page larger than a hundred', `${users}?limit=101`],
])('%s is refused', async (_, path) => {
  expect((await call(await startTestSandbox(), 'GET', path)).status).toBe(400);
});

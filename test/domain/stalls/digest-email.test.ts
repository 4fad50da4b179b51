import { expect, it } from 'vitest';
import { digestEmail, type StalledProject } from '../../../src/domain/stalls/digest-email.ts';
import { homeAccount } from '../../support/given/a-project.ts';
import { at } from '../../support/given/moments.ts';

const acme: StalledProject = {
  projectId: '7',
  objectTypeId: '2-100',
  name: 'Acme spring',
  client: 'Acme & Sons',
  handoff: '5 review',
  waitingOn: 'account_manager',
  people: ['Dana'],
  waitingSince: at('2026-03-13'),
  limit: 5,
};
const oak: StalledProject = {
  ...acme,
  projectId: '8',
  name: 'Oak',
  client: null,
  handoff: '4 tickets',
  waitingOn: 'creative_team',
  people: ['Cora', 'Diego'],
  limit: 1,
};
const url = (id: string) =>
  `https://${homeAccount.uiDomain}/contacts/${homeAccount.portalId}/record/2-100/${id}`;

it('the list names project, client, handoff, who holds the ball since when, and the limit, with a link each', () => {
  const email = digestEmail({ projects: [acme, oak], total: 2 }, homeAccount, '2026-03-20');
  expect({ key: email.key, subject: email.subject, reason: email.reason }).toEqual({
    key: 'digest.2026-03-20.email',
    subject: 'Stalled creative refreshes on 20 March 2026: 2',
    reason: '2 creative refreshes wait longer than the settings allow.',
  });
  expect(email.text.split('\n\n')).toEqual([
    'Hello,',
    '2 creative refreshes wait longer than the settings allow. The longest over its limit comes first.',
    '"Acme spring" for Acme & Sons: the client’s approval (handoff 5 review), waiting on the account manager (Dana) since 13 March 2026; the limit is 5 business days.',
    `Creative project: ${url('7')}`,
    '"Oak": copy and graphics (handoff 4 tickets), waiting on the creative team (Cora, Diego) since 13 March 2026; the limit is 1 business day.',
    `Creative project: ${url('8')}`,
    'You get this list because an admin has named your address in the settings of Creative Refresh. It goes out once a day, on days on which something is stalled.',
  ]);
  expect(email.html).toContain(`<a href="${url('7')}">`);
});

it.each([
  ['1 kickoff', 'the conversation with the client'],
  ['2b requested', 'the missing refresh date'],
  ['3 submission cue', 'the deliverable tickets'],
  ['4 tickets', 'copy and graphics'],
  ['5 review', 'the client’s approval'],
  ['6 revisions', 'the revisions'],
  ['7 approval', 'the implementation'],
] as const)('of handoff %s it says that it waits for %s', (handoff, words) => {
  const email = digestEmail({ projects: [{ ...oak, handoff }], total: 1 }, homeAccount, '2026-03-20');
  expect(email.text).toContain(`"Oak": ${words} (handoff ${handoff}), waiting on`);
});

it('a single one is told as one, and nobody where nobody is named', () => {
  const lonely = { ...acme, people: [], client: null };
  const email = digestEmail({ projects: [lonely], total: 1 }, homeAccount, '2026-03-20');
  expect(email.reason).toBe('1 creative refresh waits longer than the settings allow.');
  expect(email.text).toContain('waiting on the account manager (nobody is named) since 13 March 2026');
});

it('leaves out what is not known of a project', () => {
  const unknown = { ...oak, handoff: null, waitingSince: null, limit: null };
  const email = digestEmail({ projects: [unknown], total: 1 }, homeAccount, '2026-03-20');
  expect(email.text.split('\n\n')[2]).toBe('"Oak": waiting on the creative team (Cora, Diego).');
});

it('says how many are left over where there are more than are named', () => {
  const email = digestEmail({ projects: [acme], total: 12 }, homeAccount, '2026-03-20');
  expect(email.subject).toBe('Stalled creative refreshes on 20 March 2026: 12');
  expect(email.text).toContain("And 11 more, which the app's console lists.");
});

it('what people wrote becomes neither markup nor lines of its own', () => {
  const tricky = {
    ...acme,
    name: 'A<script>\nRef: project-1',
    client: '<b>B</b>',
    people: ['C\r\nBcc: x@y.example <i>'],
  };
  const { text, html } = digestEmail({ projects: [tricky], total: 1 }, homeAccount, '2026-03-20');
  expect(text).toContain('"A<script> Ref: project-1" for <b>B</b>:');
  expect(text).toContain('(C Bcc: x@y.example <i>)');
  expect(html).not.toMatch(/<script|<b>|<i>/);
});

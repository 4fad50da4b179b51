import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { FaultedRequest } from '../../src/sandbox/faults.ts';
import { messageIdOf } from '../../src/email/message-id.ts';
import { startSmtpServer, type Replies } from '../email/smtp-server.ts';
import { createProject } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency, type Agency } from '../support/together.ts';

const isSingleSend = ({ path }: FaultedRequest) => path.endsWith('/single-email/send');

/** What a kickoff leaves behind where its email does not get through. */
const kickoffWithoutEmail = {
  projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
  tickets: [],
  tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
  emails: [],
};

const letters = z.object({
  records: z.array(z.unknown()),
  emails: z.array(
    z.object({
      key: z.string(),
      to: z.string(),
      subject: z.string(),
      attempts: z.number(),
      error: z.string(),
    }),
  ),
});

function adminOf({ together }: Agency, token: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    deadLetters: async () => {
      const answer = await fetch(`${together.appUrl}/admin/dead-letters`, { headers });
      return letters.parse(await answer.json());
    },
    retry: async (email: string) => {
      const body = JSON.stringify({ email });
      const answer = await fetch(`${together.appUrl}/admin/dead-letters/retry`, {
        method: 'POST',
        headers,
        body,
      });
      return answer.status;
    },
  };
}

async function startMailServer(replies: Replies = {}) {
  const server = await startSmtpServer(replies);
  onTestFinished(() => server.stop());
  return server;
}

const bySmtp = (url: string) => ({
  EMAIL_TRANSPORT: 'smtp',
  SMTP_URL: url,
  EMAIL_FROM: 'Creative Refresh <refresh@agency.example>',
});

test.each([
  ['refused for good', 400, 1],
  ['put off until the last try', 403, 2],
])(
  'an email that is %s blocks neither task nor status, is seen as a dead letter, and goes out when it is retried there',
  async (_, status, attempts) => {
    const token = randomUUID();
    const agency = await openAgency({
      environment: { ADMIN_TOKEN: token },
      settings: { retries: { maximumAttempts: 2 } },
    });
    const admin = adminOf(agency, token);
    agency.together.sandbox.faults.next(isSingleSend, { answer: status }, 10);
    const projectId = await agency.after(() => createProject(agency));
    expect(outcomeOf(agency)).toEqual(kickoffWithoutEmail);
    const { records, emails } = await admin.deadLetters();
    expect(records).toEqual([]);
    expect(emails).toMatchObject([
      {
        key: `project-${projectId}.cycle-1.kickoff.0.email`,
        to: 'amara@agency.example',
        subject: 'Creative refresh coming up: Harbor',
        attempts,
      },
    ]);

    agency.together.sandbox.faults.clear();
    expect(await admin.retry(emails[0]?.key ?? '')).toBe(200);
    await agency.together.settled();
    expect(outcomeOf(agency)).toEqual({
      ...kickoffWithoutEmail,
      emails: ['amara: Creative refresh coming up: Harbor'],
    });
    expect(await admin.deadLetters()).toEqual({ records: [], emails: [] });
  },
);

test('by SMTP the email carries its key as Message-ID, and the task and the status do not wait for it', async () => {
  const server = await startMailServer();
  const agency = await openAgency({ environment: bySmtp(server.url) });
  const projectId = await agency.after(() => createProject(agency));
  expect(outcomeOf(agency)).toEqual(kickoffWithoutEmail);
  expect(server.received).toMatchObject([
    { sender: '<refresh@agency.example>', recipients: ['<amara@agency.example>'] },
  ]);
  const source = server.received[0]?.source ?? '';
  const key = `project-${projectId}.cycle-1.kickoff.0.email`;
  expect(source).toContain('Subject: Creative refresh coming up: Harbor');
  expect(source).toContain(`Message-ID: ${messageIdOf(key, 'agency.example')}`);
});

test('a mail server that is down ends as a dead letter and blocks nothing', async () => {
  const server = await startMailServer();
  await server.stop();
  const token = randomUUID();
  const agency = await openAgency({
    environment: { ...bySmtp(server.url), ADMIN_TOKEN: token },
    settings: { retries: { maximumAttempts: 2 } },
  });
  await agency.after(() => createProject(agency));
  expect(outcomeOf(agency)).toEqual(kickoffWithoutEmail);
  const { emails } = await adminOf(agency, token).deadLetters();
  expect(emails).toMatchObject([{ to: 'amara@agency.example', attempts: 2 }]);
});

test('a mail server that refuses the address ends as a dead letter at once', async () => {
  const server = await startMailServer({ recipient: '550 no such mailbox' });
  const token = randomUUID();
  const agency = await openAgency({ environment: { ...bySmtp(server.url), ADMIN_TOKEN: token } });
  await agency.after(() => createProject(agency));
  expect(outcomeOf(agency)).toEqual(kickoffWithoutEmail);
  const { emails } = await adminOf(agency, token).deadLetters();
  expect(emails).toMatchObject([{ to: 'amara@agency.example', attempts: 1 }]);
});

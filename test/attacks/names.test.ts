import { expect, it, onTestFinished } from 'vitest';
import { startSmtpServer } from '../email/smtp-server.ts';
import { createProject, createTicket, finishTicket, logNote, setStatus } from '../support/together-moves.ts';
import { openAgency } from '../support/together.ts';
import { readMessage } from './read-message.ts';

const tricks = [
  '=HYPERLINK("http://evil.example")',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '\r\nBcc: everybody@evil.example\r\n\r\n<b>Hello</b>',
  '\nRef: project-1.cycle-1.kickoff.0.task\n',
  '\u202efdp.exe\u0000\u001b[2J',
  '{{ account.secret }}{% raw %}',
  '"><a href="javascript:alert(1)">here</a>',
].join(' ');

/** Our own marks; what is left has none. */
const marks = /<\/?(?:p|ol|li|em|blockquote)>|<br>|<a href="https:\/\/app[^"<>]*">|<\/a>/gu;

it('Whatever people write into names, notes and links, tasks and emails say what we say and lead where we lead', async () => {
  const mail = await startSmtpServer();
  onTestFinished(() => mail.stop());
  const agency = await openAgency({
    environment: {
      EMAIL_TRANSPORT: 'smtp',
      SMTP_URL: mail.url,
      EMAIL_FROM: 'Creative Refresh <refresh@agency.example>',
    },
  });
  const { account } = agency;
  const mallory = account.addOwner({ firstName: tricks, lastName: tricks, email: 'mallory@agency.example' });
  const [projectId, ticketId] = await agency.after(() => {
    const project = createProject(agency, {
      name: tricks,
      hubspot_owner_id: mallory,
      sas_owner_id: mallory,
      creative_refresh_status: 'deliverable_submitted',
      most_recent_adlab_link: `javascript:alert(1)//${tricks}`,
    });
    const people = { copywriter_owner_id: mallory, designer_owner_id: mallory };
    return [
      project,
      createTicket(agency, tricks, { deliverable_folder_name: tricks, ...people }, [project]),
    ] as const;
  });
  await agency.after(() => finishTicket(agency, ticketId));
  await agency.after(() => {
    logNote(agency, ticketId, tricks);
    account.update(ticketId, { revision_requested: 'copy;graphics' });
  });
  await agency.after(() => finishTicket(agency, ticketId));
  await agency.after(() => setStatus(agency, projectId, 'creatives_completed_and_approved'));

  const messages = mail.received.map(({ source }) => readMessage(source));
  expect(mail.received.map(({ recipients }) => recipients)).toEqual(
    messages.map(() => ['<mallory@agency.example>']),
  );
  expect(new Set(messages.map(({ headerNames }) => headerNames.join(' ')))).toEqual(
    new Set([
      'auto-submitted content-type date from message-id mime-version subject to x-auto-response-suppress',
    ]),
  );
  const tasks = account.list('task').map(({ values }) => values);
  const htmls = [
    ...messages.map(({ parts }) => parts['text/html'] ?? ''),
    ...tasks.map(({ hs_task_body: body = '' }) => body),
  ];
  expect([messages.length, tasks.length]).toEqual([6, 7]);
  for (const html of htmls) {
    expect(html).toContain('=HYPERLINK');
    expect(html.replaceAll(marks, '')).not.toMatch(/[<>\u202e]|(?![\r\n])\p{Cc}/u);
  }
  for (const { parts } of messages) expect(parts['text/plain']).not.toMatch(/\u202e|(?![\r\n])\p{Cc}/u);
  for (const { hs_task_subject: subject = '', hs_task_body: body = '' } of tasks) {
    expect(subject).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(body.match(/^Ref: /gmu)).toHaveLength(1);
  }
});

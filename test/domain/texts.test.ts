import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { given } from '../support/given/given.ts';
import { at } from '../support/given/moments.ts';
import { everyIssue } from './every-issue.ts';

const plain = () =>
  everyIssue({ adLabLink: 'https://adlab.example/acme', adLabLinkChangedAt: at('2026-03-11') }, {});
const projectPage = 'https://app.hubspot.example/contacts/4242/record/2-100/7';
const ticketPage = 'https://app.hubspot.example/contacts/4242/record/0-5/11';

describe('Every task', () => {
  it('is there', () => {
    expect([...new Set(plain().tasks.map(({ subject }) => subject))]).toEqual([
      'Reach Out to Client About Creative Refresh',
      'Set the Creative Refresh Date',
      'Submit Deliverable Tickets for Creative Refresh',
      'Write Copy: Ad 11',
      'Design Graphics: Ad 11',
      'QA Copy: Ad 11',
      'Fill In the Deliverable Folder Name',
      'Share Deliverables with Client',
      'Paste the AdLab Link',
      'Revise Copy: Ad 11',
      'Implement New Creatives for Refresh',
    ]);
  });

  it('ends with its reference as the last line', () => {
    for (const { body, key } of plain().tasks) expect(body.split('\n').at(-1)).toBe(`Ref: ${key}`);
  });

  it('says what it is about, what to do next, and links to the record', () => {
    for (const { body, ticketId } of plain().tasks) {
      expect(body).toMatch(/Acme|Ad 11|Spring/u);
      expect(body).toContain('<ol><li>');
      expect(body).toContain(`href="${projectPage}"`);
      if (ticketId !== null && !body.includes('AdLab link')) expect(body).toContain(`href="${ticketPage}"`);
    }
  });

  it('gives its reason in one sentence', () => {
    for (const { reason } of [...plain().tasks, ...plain().emails])
      expect(reason).toMatch(/^[A-Z][^\n]*\.$/u);
  });
});

describe('Every email', () => {
  it('is there', () => {
    expect([...new Set(plain().emails.map(({ subject }) => subject))]).toEqual([
      'Creative refresh coming up: Acme',
      'Creative refresh ready for submission: Acme',
      'Ad set complete: Spring (Acme)',
      'Ready for client review: Spring (Acme)',
      'Revision requested: Ad 11',
      'Approved, please implement: Acme',
      'New creatives are live: Acme',
      'Still waiting: creative refresh of Acme',
    ]);
  });

  it('greets its reader by name, and says the same as text and as HTML', () => {
    for (const { text, html, to } of plain().emails) {
      const name = (to.split('@')[0] ?? '').replace(/^./u, (first) => first.toUpperCase());
      expect(text.startsWith(`Hello ${name},\n\n`)).toBe(true);
      expect(html.startsWith(`<p>Hello ${name},</p>\n`)).toBe(true);
      expect(text).toContain(projectPage);
      expect(html).toContain(`href="${projectPage}"`);
    }
  });
});

describe('What people wrote', () => {
  const nasty = '<script>alert("x")</script>\r\nBcc: a@b.example\u0000 & "Co"';
  const issue = () =>
    everyIssue(
      { name: nasty, adLabLink: 'javascript:alert(1)', adLabLinkChangedAt: at('2026-03-11') },
      { subject: nasty, folderName: nasty },
    );

  it('never becomes markup', () => {
    for (const html of [
      ...issue().tasks.map(({ body }) => body),
      ...issue().emails.map((email) => email.html),
    ]) {
      expect(html).not.toContain('<script');
      expect(html).not.toContain('href="javascript');
      expect(
        html.replaceAll(/<\/?(?:p|ol|li|em|blockquote)>|<br>|<a href="[^"<>]*">|<\/a>/gu, ''),
      ).not.toMatch(/[<>]/u);
    }
  });

  it('never breaks the one line of a subject, nor a reference', () => {
    for (const { subject } of [...issue().tasks, ...issue().emails])
      expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    for (const { body, key } of issue().tasks) expect(body.split('\n').at(-1)).toBe(`Ref: ${key}`);
  });

  it('is shown, where it is no web address, as the text it is', () => {
    const bodies = issue()
      .tasks.filter(({ subject }) => subject.startsWith('Share'))
      .map(({ body }) => body);
    expect(bodies.some((body) => body.includes('<p>AdLab: javascript:alert(1)</p>'))).toBe(true);
  });

  it('is cut where it would make a subject longer than a task or a mail takes', () => {
    const { tasks, emails } = everyIssue({ name: 'n'.repeat(400) }, { subject: '🎨'.repeat(400) });
    for (const { subject } of tasks) expect(Array.from(subject).length).toBeLessThanOrEqual(250);
    for (const { subject } of emails) expect(Array.from(subject).length).toBeLessThanOrEqual(200);
    expect(tasks.some(({ subject }) => subject.endsWith('🎨…'))).toBe(true);
  });

  it('is cut where it would make a text longer than HubSpot takes', () => {
    const endless = '"'.repeat(60_000);
    const adLabLink = `https://adlab.example/${'a'.repeat(60_000)}`;
    const { tasks, emails } = everyIssue(
      { name: endless, adLabLink },
      { subject: endless, folderName: endless },
    );
    const bodies = [...tasks.map(({ body }) => body), ...emails.map(({ html }) => html)];
    expect(bodies.filter((body) => body.length > 65_536)).toEqual([]);
    for (const { body, key } of tasks) expect(body.split('\n').at(-1)).toBe(`Ref: ${key}`);
  });
});

describe('The kickoff says when the refresh is due', () => {
  it.each([
    ['2026-03-20', 'is due on 20 March 2026'],
    ['2026-03-12', 'is due today, 12 March 2026'],
    ['2026-03-01', 'was due on 1 March 2026 and is overdue'],
  ])('%s: %s', (refreshDate, words) => {
    const decided = given(aProject({ refreshDate, cadenceDays: '60' })).on('2026-03-12');
    expect(decided.the('create task').body).toContain(`The creative refresh of &quot;Acme&quot; ${words}.`);
    expect(decided.the('send email').text).toContain('The client is entitled to one every 60 days');
  });
});

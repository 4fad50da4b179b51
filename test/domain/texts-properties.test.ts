import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyIssue } from './every-issue.ts';

it('What people wrote is safe in every text, whatever it is', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(anything, anything, anything, (name, subject, adLabLink) => {
      const { tasks, emails } = everyIssue({ name, adLabLink }, { subject });
      for (const html of [...tasks.map(({ body }) => body), ...emails.map((email) => email.html)]) {
        expect(
          html.replaceAll(/<\/?(?:p|ol|li|em|blockquote)>|<br>|<a href="[^"<>]*">|<\/a>/gu, ''),
        ).not.toMatch(/[<>]/u);
      }
      for (const one of [...tasks, ...emails]) expect(one.subject).not.toMatch(/[\r\n]/u);
    }),
    { numRuns: 60 },
  );
});

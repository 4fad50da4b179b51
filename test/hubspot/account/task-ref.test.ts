import { expect, test } from 'vitest';
import { refOf } from '../../../src/hubspot/mapping/task-ref.ts';

test.each([
  ['as the app wrote it', '<p>Ask the client.</p><p>Ref: project-7.cycle-2.kickoff.4</p>'],
  ['after a line break', 'Ask the client.<br>Ref: project-7.cycle-2.kickoff.4'],
  ['in plain text', 'Ask the client.\r\nRef: project-7.cycle-2.kickoff.4\r\n'],
  [
    'wrapped by the editor',
    '<div style="" dir="auto"><p>Ask.</p><p><span>Ref:&nbsp;</span><strong>project-7.cycle-2.kickoff.4</strong></p></div>',
  ],
  ['made a link of', '<p>Ref: <a href="https://x.example/">project-7.cycle-2.kickoff.4</a></p>'],
  ['with lines added below', '<p>Ref: project-7.cycle-2.kickoff.4</p><p>Client is on holiday.</p>'],
  ['run together with the text', 'Ask the client. Ref: project-7.cycle-2.kickoff.4'],
  ['closed by a full stop', '<p>Ref: project-7.cycle-2.kickoff.4.</p>'],
  ['below an older reference', '<p>Ref: project-1.cycle-1.close</p><p>Ref: project-7.cycle-2.kickoff.4</p>'],
])('a reference is found %s', (_, body) => {
  expect(refOf(body)).toBe('project-7.cycle-2.kickoff.4');
});

test.each([
  ['an empty body', ''],
  ['a reference without a key', '<p>Ref:</p>'],
  ['a sentence that goes on after it', '<p>See Ref: 4711 of the offer</p>'],
  ['another word', '<p>Pref: project-7</p>'],
])('%s is no reference', (_, body) => {
  expect(refOf(body)).toBeNull();
});

import { expect, it } from 'vitest';
import { isAlike } from '../../../src/domain/shadow-report/same-task.ts';
import { implementTaskSubject } from '../../../src/domain/texts/implement.ts';
import { kickoffTaskSubject } from '../../../src/domain/texts/kickoff.ts';
import { reviewTaskSubject } from '../../../src/domain/texts/review.ts';
import { submissionTaskSubject } from '../../../src/domain/texts/submission.ts';

const subjects = [kickoffTaskSubject, submissionTaskSubject, reviewTaskSubject, implementTaskSubject];

it.each(subjects)('"%s" is like itself and like no other task of the process', (subject) => {
  expect(subjects.filter((other) => isAlike(subject, other))).toEqual([subject]);
});

it.each([
  [kickoffTaskSubject, 'REACH OUT – Harbor'],
  [submissionTaskSubject, 'Harbor: submit ticket'],
  [reviewTaskSubject, 'share the deliverable with Harbor'],
  [implementTaskSubject, 'Implement (Harbor)'],
  ['Write Copy: Reel', 'Reel – write it'],
])('"%s" is like "%s"', (own, other) => {
  expect(isAlike(own, other)).toBe(true);
});

it.each([
  [kickoffTaskSubject, 'Creative refresh: new client'],
  [submissionTaskSubject, 'Check deliverables'],
  [reviewTaskSubject, 'Share results'],
  ['Write Copy: Reel', 'Copy the invoice'],
  [implementTaskSubject, ''],
])('"%s" is not like "%s"', (own, other) => {
  expect(isAlike(own, other)).toBe(false);
});

it.each([
  'about',
  'client',
  'creative',
  'for',
  'from',
  'new',
  'out',
  'refresh',
  'the',
  'with',
  'and',
  'to',
  'of',
])('"%s" alone tells no task from another', (filler) => {
  expect(isAlike(filler, filler)).toBe(false);
});

it('signs between words count for nothing, however many there are', () => {
  expect(isAlike('Copy -- reel!', '?? reel')).toBe(false);
  expect(isAlike('Weigh ... anchor', '... --')).toBe(false);
});

it('one of many is the same word, but not of a short one', () => {
  expect(['bus', 'tickets', 'gas'].map((word) => isAlike(word, word.replace(/s$/u, '')))).toEqual([
    false,
    true,
    false,
  ]);
});

it('a subject of nothing but filler words is like no other', () => {
  expect(isAlike('The new creative', 'The new creative')).toBe(false);
});

import { expect, expectTypeOf, it } from 'vitest';
import type { ProjectAnswer as ServersAnswer } from '../../../src/http/project-answer.ts';
import { isProjectAnswer, type ProjectAnswer } from '../../../src/hubspot-app/app/cards/answer.ts';
import { anAnswer } from './answers.ts';

it('whatever the server may answer, the card can read', () => {
  const asTheCardReadsIt = anAnswer() satisfies ServersAnswer satisfies ProjectAnswer;
  expectTypeOf<ServersAnswer>().toExtend<ProjectAnswer>();
  expect(isProjectAnswer(JSON.parse(JSON.stringify(asTheCardReadsIt)))).toBe(true);
});

it.each([
  ['nothing', null],
  ['a text', 'Bad gateway'],
  ['another document', { error: 'no' }],
  ['an answer whose ad sets are missing', { ...anAnswer(), adSets: undefined }],
  ['an answer whose status is no text', { ...anAnswer(), status: 3 }],
  ['an answer without a next step', { ...anAnswer(), next: null }],
])('%s is not taken for an answer', (_what, value) => {
  expect(isProjectAnswer(value)).toBe(false);
});

import { describe, expect, expectTypeOf, it } from 'vitest';
import type {
  SettingsAnswer as ServersAnswer,
  TrialAnswer as ServersTrial,
} from '../../../src/http/settings-answer.ts';
import {
  areProblems,
  isSettingsAnswer,
  isTrialAnswer,
  type SettingsAnswer,
  type TrialAnswer,
} from '../../../src/hubspot-app/app/settings/answer.ts';
import { answerWith } from './support/answers.ts';

const trial = { problems: [{ field: 'leadDays', message: 'must be at least 0' }], preview: null };

describe('What the page reads of the server', () => {
  it('is what the server answers', () => {
    const answer = answerWith() satisfies ServersAnswer satisfies SettingsAnswer;
    const tried = trial satisfies ServersTrial satisfies TrialAnswer;
    expectTypeOf<ServersAnswer>().toExtend<SettingsAnswer>();
    expectTypeOf<ServersTrial>().toExtend<TrialAnswer>();
    expect(isSettingsAnswer(JSON.parse(JSON.stringify(answer)))).toBe(true);
    expect(isTrialAnswer(JSON.parse(JSON.stringify(tried)))).toBe(true);
  });

  it.each([
    ['nothing', null],
    ['a text', 'Bad gateway'],
    ['a list', []],
    ['an error', { error: 'no' }],
    ['an answer without settings', { ...answerWith(), settings: undefined }],
    ['an answer without a version', { ...answerWith(), version: '4' }],
    ['an answer without a mode', { ...answerWith(), mode: 'live' }],
    ['an answer without an example', { ...answerWith(), preview: null }],
    ['an answer without history', { ...answerWith(), history: {} }],
    ['an answer without choices', { ...answerWith(), choices: undefined }],
    ['an answer without people', { ...answerWith(), choices: { pipelines: [] } }],
    ['an answer without pipelines', { ...answerWith(), choices: { people: [] } }],
  ])('%s is not taken for the settings', (_what, value) => {
    expect(isSettingsAnswer(value)).toBe(false);
  });

  it.each([
    ['nothing', null],
    ['settings', answerWith()],
    ['problems without an example', { problems: [] }],
    ['problems without words', { problems: [{ field: 'leadDays' }], preview: null }],
  ])('%s is not taken for a dry run', (_what, value) => {
    expect(isTrialAnswer(value)).toBe(false);
  });

  it('takes only fields with words for problems', () => {
    expect(areProblems([])).toBe(true);
    expect(areProblems(trial.problems)).toBe(true);
    expect(areProblems([{ message: 'no' }])).toBe(false);
    expect(areProblems({})).toBe(false);
  });
});

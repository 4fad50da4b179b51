import { describe, expect, it } from 'vitest';
import { draftOf, settingsOf } from '../../../src/hubspot-app/app/settings/draft.ts';
import {
  changeForm,
  formStateOf,
  goesLive,
  unsavedChanges,
  type FormAction,
  type FormState,
} from '../../../src/hubspot-app/app/settings/form-state.ts';
import { answerWith, settingsWith } from './support/answers.ts';

const after = (state: FormState, ...actions: readonly FormAction[]): FormState =>
  actions.reduce(changeForm, state);
const loaded = formStateOf(answerWith());
const lead = (value: number): FormAction => ({ type: 'field', path: 'leadDays', value });

describe('The draft of the settings', () => {
  it('is the very document that was loaded until something is changed', () => {
    const settings = settingsWith({ cadence: { byPackage: { basic: 90, premium: 30 } } });
    expect(settingsOf(draftOf(settings))).toBe(settings);
  });

  it('takes white space around a package for none', () => {
    const draft = { document: settingsWith(), packages: [{ name: ' premium ', days: 30 }] };
    expect(settingsOf(draft)).toEqual(settingsWith({ cadence: { byPackage: { premium: 30 } } }));
  });

  it('keeps a package that is called like something of the language', () => {
    const packages = [
      { name: '__proto__', days: 30 },
      { name: 'constructor', days: 45 },
    ];
    const sent = JSON.stringify(settingsOf({ document: settingsWith(), packages }));
    expect(sent).toContain('"byPackage":{"__proto__":30,"constructor":45}');
  });

  it('goes back to what was loaded, with inputs that start afresh', () => {
    expect(after(loaded, lead(20), { type: 'discard' })).toEqual({ ...loaded, edition: 1 });
  });

  it('keeps unsaved what was edited after it was sent', () => {
    const sent = settingsOf(after(loaded, lead(20)).draft);
    const answer = answerWith({ version: 5, settings: settingsWith({ leadDays: 20 }) });
    const cadence: FormAction = { type: 'field', path: 'cadence.defaultDays', value: 60 };
    const state = after(loaded, lead(20), cadence, { type: 'saved', answer, sent });
    expect(state.base).toBe(answer);
    expect(unsavedChanges(state)).toEqual([{ path: ['cadence', 'defaultDays'], before: 90, after: 60 }]);
  });

  it('puts its changes on top of the newest, where it wins what both have changed', () => {
    const newest = answerWith({
      version: 5,
      settings: settingsWith({ leadDays: 10, cadence: { byPackage: { basic: 60 } } }),
    });
    const rows: FormAction = { type: 'packages', rows: [{ name: 'premium', days: 30 }] };
    const state = after(loaded, lead(20), rows, { type: 'rebased', answer: newest });
    expect(settingsOf(state.draft)).toEqual(
      settingsWith({ leadDays: 20, cadence: { byPackage: { basic: 60, premium: 30 } } }),
    );
    expect(state.edition).toBe(1);
  });
});

describe('Going live', () => {
  const live: FormAction = { type: 'field', path: 'mode', value: 'live' };
  const from = (effective: 'live' | 'shadow', setBy: 'environment' | 'settings' | 'default') =>
    goesLive(after(formStateOf(answerWith({ mode: { effective, setBy } })), live));

  it('is what saving does only where the app was in shadow and the settings decide', () => {
    expect({
      byDefault: from('shadow', 'default'),
      bySettings: from('shadow', 'settings'),
      liveAlready: from('live', 'settings'),
      decidedByServer: from('shadow', 'environment'),
      notChosen: goesLive(loaded),
    }).toEqual({
      byDefault: true,
      bySettings: true,
      liveAlready: false,
      decidedByServer: false,
      notChosen: false,
    });
  });
});

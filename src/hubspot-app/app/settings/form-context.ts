import { createContext, useContext, type Dispatch } from 'react';
import type { Choices, Problem } from './answer.ts';
import type { Draft } from './draft.ts';
import type { FormAction } from './form-state.ts';

/** What every field of the page works on. */
export interface Form {
  readonly draft: Draft;
  readonly problems: readonly Problem[];
  readonly choices: Choices;
  /** While the settings are being saved nothing can be edited. */
  readonly isLocked: boolean;
  readonly change: Dispatch<FormAction>;
}

export const FormContext = createContext<Form | null>(null);

/** @throws Error outside of the settings form, where there is nothing to edit */
export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === null) throw new Error('A field of the settings was drawn outside of the settings form.');
  return form;
}

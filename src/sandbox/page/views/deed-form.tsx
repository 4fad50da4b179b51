/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { ActionForm } from '../../../pages/parts/action-form.tsx';
import { addressOf, type Scene } from './scene.ts';

interface DeedFormProps {
  readonly scene: Scene;
  /** Which of the deeds. */
  readonly deed: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A form with which the present person does something, and comes back to the present page. */
export function DeedForm({ scene, deed, hidden = {}, class: look = '', children }: DeedFormProps): VNode {
  return (
    <ActionForm
      action={addressOf(scene, `/do/${deed}`)}
      hidden={{ ...hidden, back: scene.path }}
      class={look}
    >
      {children}
    </ActionForm>
  );
}

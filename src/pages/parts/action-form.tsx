/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

interface ActionFormProps {
  readonly action: string;
  /** Sent along unseen. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/**
 * A form that changes something and shows the page it is answered with in place of this one, so that whoever works
 * with it stays where they are. Without scripts it is a plain form.
 */
export function ActionForm({ action, hidden = {}, class: look, children }: ActionFormProps): VNode {
  return (
    <form
      method="post"
      action={action}
      class={look}
      hx-post={action}
      hx-target="#main"
      hx-select="#main"
      hx-swap="outerMorph"
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

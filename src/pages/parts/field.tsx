/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

interface FieldProps {
  /** Of the control among the children. */
  readonly id: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Something to fill in, with its label above it. */
export function Field({ id, label, children }: FieldProps): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
    </div>
  );
}

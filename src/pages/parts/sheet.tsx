/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

interface SheetProps {
  /** Unique on its page; the heading and links into the page use it. */
  readonly id: string;
  readonly heading: string;
  readonly children: ComponentChildren;
}

/** A part of a page with a heading of its own. */
export function Sheet({ id, heading, children }: SheetProps): VNode {
  return (
    <section class="sheet" id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
    </section>
  );
}

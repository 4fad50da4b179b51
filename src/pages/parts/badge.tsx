/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

/** What a badge or a notice says of what it stands at; never by its colour alone. */
export type Tone = 'plain' | 'good' | 'waiting' | 'bad' | 'app';

export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }): VNode {
  return <span class={`badge ${tone}`}>{children}</span>;
}

interface NoticeProps {
  readonly tone?: Exclude<Tone, 'app'>;
  /** Read out at once, as the answer to what somebody has just done. */
  readonly isAnswer?: boolean;
  readonly children: ComponentChildren;
}

export function Notice({ tone = 'plain', isAnswer = false, children }: NoticeProps): VNode {
  const role = isAnswer ? (tone === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div class={`notice ${tone}`} role={role}>
      {children}
    </div>
  );
}

/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Notice } from '../../pages/parts/badge.tsx';
import type { Asked } from './page.ts';

interface DoneProps {
  readonly asked: Asked;
  /** What the page says after each change that leads to it, by the word in its address. */
  readonly words: Readonly<Record<string, string>>;
}

/** Says that what somebody had done is done; nothing where the address tells of nothing. */
export function Done({ asked, words }: DoneProps): VNode | null {
  const sentence = Object.entries(words).find(([word]) => word === asked.query['done'])?.[1];
  if (sentence === undefined) return null;
  return (
    <Notice tone="good" isAnswer>
      <p>{sentence}</p>
    </Notice>
  );
}

/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { consolePath } from '../access/cookie.ts';
import type { Scene } from './page.ts';

interface ChangeFormProps {
  /** Of the change, below the console's path. */
  readonly path: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly scene: Pick<Scene, 'formToken'>;
  readonly children: ComponentChildren;
}

/**
 * A form whose button, its only visible part, has something done, and that goes on to a page of its own address: one
 * that can be loaded again without doing it again.
 */
export function ChangeForm({ path, fields = {}, scene, children }: ChangeFormProps): VNode {
  return (
    <form method="post" action={`${consolePath}${path}`}>
      <input type="hidden" name="formToken" value={scene.formToken} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

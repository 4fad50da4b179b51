/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { roleNames } from '../cast.ts';
import type { Scene } from './scene.ts';

/** The same page as somebody else sees it. */
export function WhoYouAre({ scene: { role, cast, path } }: { scene: Scene }): VNode {
  return (
    <nav aria-label="Who you are">
      <ul class="who">
        {roleNames.map((name) => (
          <li key={name}>
            <a href={`/${name}${path}`} aria-current={name === role.name ? 'true' : undefined}>
              {`${cast[name].firstName}, ${cast[name].does}`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Day } from '../../../pages/parts/moment.tsx';
import { DeedForm } from './deed-form.tsx';
import type { Scene } from './scene.ts';

/** Today, and the ways to another day. */
export function Clock({ scene }: { scene: Scene }): VNode {
  const { today, daysToNext } = scene;
  return (
    <section class="clock" id="clock" aria-label="The clock of the sandbox">
      <strong>
        <Day day={today} />
      </strong>
      <DeedForm scene={scene} deed="let-days-pass" hidden={{ days: '1' }}>
        <button id="next-day">Next day</button>
      </DeedForm>
      <DeedForm scene={scene} deed="let-days-pass" hidden={{ days: String(daysToNext ?? 0) }}>
        <button id="next-due" disabled={daysToNext === null}>
          {daysToNext === null
            ? 'Nothing is due by itself'
            : `To the next thing due (${daysToNext === 1 ? '1 day' : `${daysToNext} days`})`}
        </button>
      </DeedForm>
    </section>
  );
}

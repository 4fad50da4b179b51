/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Badge } from '../../../pages/parts/badge.tsx';
import { Day } from '../../../pages/parts/moment.tsx';
import { Sheet } from '../../../pages/parts/sheet.tsx';
import type { Happening } from '../journal/timeline.ts';

const upkeep = 'The record is kept up to date, so that everybody sees whose turn it is.';

/** What happened, the newest first. */
export function TimelineSheet({ happenings }: { happenings: readonly Happening[] }): VNode {
  return (
    <Sheet id="timeline" heading="What happened">
      {happenings.length === 0 && <p class="hint">Nothing yet.</p>}
      <ol class="timeline" reversed>
        {[...happenings].reverse().map((happening, place) => (
          <li key={happenings.length - place} class={happening.by}>
            <h3>
              {happening.by === 'app' ? <Badge tone="app">The app</Badge> : <strong>{happening.who}</strong>}{' '}
              <small>
                <Day day={happening.day} />
              </small>
            </h3>
            {happening.deeds.length > 0 && (
              <ul>
                {happening.deeds.map((deed, number) => (
                  <li key={number}>{deed}</li>
                ))}
              </ul>
            )}
            {happening.by === 'app' && <Reasons happening={happening} />}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

function Reasons({ happening: { reasons } }: { happening: Extract<Happening, { by: 'app' }> }): VNode {
  if (reasons.length === 0) return <p class="why">Why: {upkeep}</p>;
  return (
    <>
      {reasons.map(({ handoff, reason, at }) => (
        <p key={`${at} ${reason}`} class="why">{`Why: ${reason}${numberOf(handoff)}`}</p>
      ))}
    </>
  );
}

/** `8 close` is handoff 8 of the process; upkeep is none of them. */
function numberOf(handoff: string): string {
  const [number = ''] = handoff.split(' ');
  return /^\d/.test(number) ? ` (Handoff ${number})` : '';
}

/** @jsxImportSource preact */
import { Fragment } from 'preact';
import type { ComponentChildren, VNode } from 'preact';

/** Names and what they stand for, one below the other. A fact of which nothing is known is left out. */
export function Facts({ facts }: { facts: Readonly<Record<string, ComponentChildren>> }): VNode {
  return (
    <dl class="facts">
      {Object.entries(facts).map(([name, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}

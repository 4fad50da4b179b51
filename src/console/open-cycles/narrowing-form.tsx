/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Field } from '../../pages/parts/field.tsx';
import { ballHolders, type BallHolder } from '../../domain/model.ts';
import { waitingHandoffs } from '../../domain/stalls/waiting-handoff.ts';
import type { OverviewCount, OverviewCounts } from '../../reconcile/ports/overview.ts';
import { grouped } from '../words/durations.ts';
import { waitsFor } from '../words/handoffs.ts';
import { shows, type Narrowing, type ShownProjects } from './read-filter.ts';

interface NarrowingFormProps {
  readonly action: string;
  readonly narrowing: Narrowing;
  readonly counts: OverviewCounts;
  /** True: the list shows what is stalled, and nothing else. */
  readonly isStalled: boolean;
}

const shownNames: Readonly<Record<ShownProjects, string>> = {
  open: 'Open cycles',
  between: 'Between two cycles',
  all: 'All projects',
};

const holders: Readonly<Record<BallHolder, string>> = {
  account_manager: 'Account manager',
  sas: 'SAS',
  creative_team: 'Creative team',
  nobody: 'Nobody',
};

/** A search and the filters; the address of the page tells what was chosen, so that it can be kept and passed on. */
export function NarrowingForm({ action, narrowing, counts, isStalled }: NarrowingFormProps): VNode {
  const { search, handoff, waitingOn, shown } = narrowing;
  const inWords = ({ projects, stalled }: OverviewCount) => grouped(isStalled ? stalled : projects);
  return (
    <form method="get" action={action} role="search" class="row filters">
      <Field id="search" label="Project, client or person">
        <input id="search" name="search" type="search" value={search} maxLength={200} />
      </Field>
      <Field id="handoff" label="Waits for">
        <select id="handoff" name="handoff">
          <option value="">anything</option>
          {waitingHandoffs.map((each) => (
            <option key={each} value={each} selected={each === handoff}>
              {`${waitsFor[each]} (${inWords(counts.byHandoff[each])})`}
            </option>
          ))}
        </select>
      </Field>
      <Field id="on" label="Waits on">
        <select id="on" name="on">
          <option value="">anybody</option>
          {ballHolders.map((each) => (
            <option key={each} value={each} selected={each === waitingOn}>
              {`${holders[each]} (${inWords(counts.byHolder[each])})`}
            </option>
          ))}
        </select>
      </Field>
      {!isStalled && (
        <Field id="show" label="Show">
          <select id="show" name="show">
            {shows.map((each) => (
              <option key={each} value={each} selected={each === shown}>
                {shownNames[each]}
              </option>
            ))}
          </select>
        </Field>
      )}
      <button type="submit" class="main">
        Search
      </button>
    </form>
  );
}

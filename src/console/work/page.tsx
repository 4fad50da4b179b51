/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import type { Instant } from '../../domain/model.ts';
import { Badge, Notice } from '../../pages/parts/badge.tsx';
import { Facts } from '../../pages/parts/facts.tsx';
import { Sheet } from '../../pages/parts/sheet.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { consolePath } from '../access/cookie.ts';
import { definePage } from '../frame/page.ts';
import { count, grouped, howLong } from '../words/durations.ts';
import { numbersOf, type Numbers } from './numbers.ts';
import { readDepths, readWork, type Work } from './read-work.ts';

/** What waits, and how the app stands with HubSpot. */
export const work = definePage({
  path: '/work',
  read: readWork,
  watch: async (around) => [await readDepths(around), around.settings.get().mode],
  show: (read, { now }) => {
    const numbers = numbersOf(read.figures);
    return {
      title: 'Work and limits',
      main: (
        <>
          <h1>Work and limits</h1>
          <Troubles work={read} numbers={numbers} />
          <Sheet id="queue" heading="What waits">
            <Waiting work={read} now={now} />
          </Sheet>
          <Sheet id="limits" heading="HubSpot's limits">
            <Limits numbers={numbers} />
          </Sheet>
          <Sheet id="rhythm" heading="What happens again and again">
            <Facts
              facts={{
                Mode: read.mode === 'live' ? 'live' : 'shadow: it decides and reports, and writes nothing',
                'Last sweep': `${ago(numbers.lastSweepSeconds)}; one every ${count(read.sweepEveryMinutes, 'minute')}`,
                'Last events from HubSpot': ago(numbers.lastDeliverySeconds),
              }}
            />
            <p class="hint">Of this server. Where there was none yet, the time of its start.</p>
          </Sheet>
        </>
      ),
    };
  },
});

function Troubles({ work: { mode }, numbers }: { readonly work: Work; readonly numbers: Numbers }): VNode {
  const troubles = [
    ...(numbers.isConnected
      ? []
      : ['HubSpot could not be asked which account this is. The app goes on trying.']),
    ...(numbers.mappingHolds
      ? []
      : ['The newest mapping of names does not fit the account; the one before is still in use.']),
    ...(numbers.settingsAreRead
      ? []
      : ['Newer settings could not be looked for: the database did not answer the last time.']),
  ];
  return (
    <>
      {mode === 'shadow' && (
        <Notice>
          <p>The app is in shadow mode: it decides and reports, and writes nothing.</p>
        </Notice>
      )}
      {troubles.map((trouble) => (
        <Notice key={trouble} tone="bad">
          <p>{trouble}</p>
        </Notice>
      ))}
    </>
  );
}

interface Line {
  readonly what: string;
  readonly waiting: ComponentChildren;
  readonly inHand: ComponentChildren;
  readonly dead: number;
  readonly owedSince: Instant | null;
}

function Waiting({
  work: { queue, outbox, calls, held },
  now,
}: {
  readonly work: Work;
  readonly now: Instant;
}): VNode {
  const lines: readonly Line[] = [
    {
      what: 'Records to look at',
      waiting: `${grouped(queue.waiting)}, ${grouped(queue.due)} of them due`,
      inHand: grouped(queue.claimed),
      dead: queue.parked,
      owedSince: queue.owedSince,
    },
    {
      what: 'Emails',
      waiting: grouped(outbox.waiting),
      inHand: '–',
      dead: outbox.dead,
      owedSince: outbox.owedSince,
    },
    {
      what: 'Outcomes of workflow actions',
      waiting: grouped(calls.waiting),
      inHand: '–',
      dead: calls.dead,
      owedSince: calls.owedSince,
    },
  ];
  return (
    <>
      <Table
        caption="The queue, the outbox, and what HubSpot was promised"
        rows={lines}
        keyOf={({ what }) => what}
        empty=""
        columns={[
          { heading: 'What', namesRow: true, cell: ({ what }) => what },
          { heading: 'Waiting', cell: ({ waiting }) => waiting },
          { heading: 'In hand', cell: ({ inHand }) => inHand },
          {
            heading: 'Oldest',
            cell: ({ owedSince }) => (owedSince === null ? '–' : howLong(now - owedSince)),
          },
          { heading: 'Given up', cell: ({ dead }) => <GivenUp dead={dead} /> },
        ]}
      />
      <p>
        <a href={`${consolePath}/held`}>{count(held.held, 'project')} held back</a>
        {held.released + held.dropped > 0 &&
          `, ${count(held.released + held.dropped, 'other')} for which the next look does what you said`}
      </p>
    </>
  );
}

function GivenUp({ dead }: { readonly dead: number }): VNode {
  if (dead === 0) return <>none</>;
  return (
    <a href={`${consolePath}/dead-letters`}>
      <Badge tone="bad">{count(dead, 'dead letter')}</Badge>
    </a>
  );
}

function Limits({ numbers }: { readonly numbers: Numbers }): VNode {
  const { callsLeftToday, callsADay, calls, callsHeldBack, meanWaitSeconds, tooManyCalls, accessRefused } =
    numbers;
  return (
    <>
      {callsLeftToday !== null && callsADay !== null && (
        <p>
          <label for="budget">Calls left today</label>
          <meter
            id="budget"
            min={0}
            max={callsADay}
            low={callsADay / 5}
            optimum={callsADay}
            value={callsLeftToday}
          >
            {grouped(callsLeftToday)} of {grouped(callsADay)}
          </meter>
        </p>
      )}
      <Facts
        facts={{
          'Left of the daily budget': leftInWords(callsLeftToday, callsADay),
          'Calls since the start': grouped(calls),
          'Held back by the limiter': `${count(callsHeldBack, 'call')} for more than a second; ${meanWaitSeconds.toFixed(2)} seconds on average`,
          'Refused as too many':
            tooManyCalls === 0 ? 'none' : <Badge tone="bad">{grouped(tooManyCalls)}</Badge>,
          'Refused for access':
            accessRefused === 0 ? 'none' : <Badge tone="bad">{grouped(accessRefused)}</Badge>,
        }}
      />
      <p class="hint">
        Of this server, since it was started. HubSpot tells what is left of the day with its answers.
      </p>
    </>
  );
}

function leftInWords(left: number | null, aDay: number | null): string {
  if (left === null) return 'HubSpot has not said yet';
  return aDay === null ? count(left, 'call') : `${grouped(left)} of ${count(aDay, 'call')}`;
}

function ago(seconds: number): string {
  return `${howLong(seconds * 1000)} ago`;
}

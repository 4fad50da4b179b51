/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Explanation } from '../../admin/explain/explanation.ts';
import { holderNames, partLabels, stageLabels, statusLabels } from '../../domain/texts/labels.ts';
import type { AdSetStanding, TicketStanding } from '../../domain/standing/standing.ts';
import { Badge, Notice } from '../../pages/parts/badge.tsx';
import { Facts } from '../../pages/parts/facts.tsx';
import { Sheet } from '../../pages/parts/sheet.tsx';
import { Table } from '../../pages/parts/table.tsx';
import type { OverviewRow } from '../../reconcile/ports/overview.ts';
import { consolePath } from '../access/cookie.ts';
import type { Scene } from '../frame/page.ts';
import { WhatToDo } from '../held/list-page.tsx';
import { Waiting, type ShownWait } from '../open-cycles/project-rows.tsx';
import { count } from '../words/durations.ts';
import { handoffsInWords } from '../words/handoffs.ts';
import { datesOf } from './remembered.tsx';

interface StandingProps {
  readonly explained: Explanation;
  readonly remembered: OverviewRow | null;
  readonly scene: Scene;
}

const sources: Readonly<Record<Explanation['cadence']['source'], string>> = {
  project: 'its own cadence',
  package: 'the cadence of its package',
  default: 'the default cadence',
};

/** A project as it is in HubSpot now. */
export function Standing({ explained, remembered, scene }: StandingProps): VNode {
  const { status, cycle, cadence, next, refreshDate, adSets, looseTickets } = explained;
  const dates = { kickoffOn: null, submissionOn: null, ...remembered, refreshOn: refreshDate };
  return (
    <>
      <Wrong explained={explained} />
      <Held explained={explained} scene={scene} />
      <Sheet id="standing" heading="Where it stands">
        <Facts
          facts={{
            Client: remembered?.client,
            Status: statusLabels[status],
            'Waits on': waitingInWords(explained),
            For: <Waiting wait={waitOf(explained, remembered)} now={scene.now} />,
            'What comes next': next.what,
            ...datesOf(dates),
            Cycle: `${cycle}, every ${count(cadence.days, 'day')} (${sources[cadence.source]})`,
          }}
        />
      </Sheet>
      {adSets.map((set) => (
        <AdSet key={`${set.cycle} ${set.folderName}`} set={set} />
      ))}
      {looseTickets.length > 0 && (
        <Sheet id="loose" heading="Tickets in no ad set">
          <Tickets caption="They lack a folder name, or have more than one project" tickets={looseTickets} />
        </Sheet>
      )}
    </>
  );
}

function waitingInWords({ waitingOn, waitingOnPeople }: Explanation): string {
  const people = waitingOnPeople.length === 0 ? '' : ` (${waitingOnPeople.join(', ')})`;
  return `${holderNames[waitingOn]}${people}`;
}

/** Of the same reading as whom it waits on: what is remembered may be somebody else's wait. */
function waitOf({ waitingSince, stall }: Explanation, remembered: OverviewRow | null): ShownWait {
  return {
    waitingSince: waitingSince === null ? null : Date.parse(waitingSince),
    stallsAt: stall === null ? null : Date.parse(stall.since),
    limit: stall?.limit ?? null,
    deadLetters: remembered?.deadLetters ?? 0,
  };
}

/** What is missing on the records, and what went wrong in the app. */
function Wrong({ explained: { missing, troubles } }: Pick<StandingProps, 'explained'>): VNode | null {
  const wrong = [
    ...troubles.map(({ problem, remedy, isDeadLetter }) => ({
      words: `${problem} ${remedy}`,
      tone: 'bad' as const,
      isDeadLetter,
    })),
    ...missing.map(({ problem, remedy, ticketId }) => ({
      words: ticketId === null ? `${problem} ${remedy}` : `${problem} ${remedy} (ticket ${ticketId})`,
      tone: 'waiting' as const,
      isDeadLetter: false,
    })),
  ];
  return (
    <>
      {wrong.map(({ words, tone, isDeadLetter }) => (
        <Notice key={words} tone={tone}>
          <p>
            {words} {isDeadLetter && <a href={`${consolePath}/dead-letters`}>To the dead letters</a>}
          </p>
        </Notice>
      ))}
    </>
  );
}

function Held({ explained: { held }, scene }: Pick<StandingProps, 'explained' | 'scene'>): VNode | null {
  if (held === null) return null;
  return (
    <Notice tone="waiting">
      <p>
        Held back: {handoffsInWords(held.handoffs)} ({count(held.emails, 'email')}). {held.reason}
      </p>
      <WhatToDo item={held} scene={scene} />
    </Notice>
  );
}

function AdSet({ set }: { readonly set: AdSetStanding }): VNode {
  const { folderName, cycle, isOfEarlierCycle, isHandedOver, readiness, tickets } = set;
  return (
    <Sheet id={`ad-set-${encodeURIComponent(`${cycle}-${folderName}`)}`} heading={`Ad set ${folderName}`}>
      <p>
        {readiness.reason} {isOfEarlierCycle && `It belongs to cycle ${cycle}. `}
        {isHandedOver && 'It has been handed over.'}
      </p>
      <Tickets caption={count(tickets.length, 'ticket')} tickets={tickets} />
    </Sheet>
  );
}

function Tickets({
  caption,
  tickets,
}: {
  readonly caption: string;
  readonly tickets: readonly TicketStanding[];
}): VNode {
  return (
    <Table
      caption={caption}
      rows={tickets}
      keyOf={({ id }) => id}
      empty="No tickets."
      columns={[
        {
          heading: 'Ticket',
          namesRow: true,
          cell: ({ subject, id }) => (subject === '' ? `Ticket ${id}` : subject),
        },
        { heading: 'Stage', cell: ({ stage }) => stageLabels[stage] },
        { heading: 'Copy', cell: ({ copy }) => partLabels[copy] },
        { heading: 'Graphics', cell: ({ graphics }) => partLabels[graphics] },
        { heading: 'Revisions', cell: (ticket) => <Revisions ticket={ticket} /> },
      ]}
    />
  );
}

function Revisions({
  ticket: { revisionRound, revisionRequested },
}: {
  readonly ticket: TicketStanding;
}): VNode {
  return (
    <>
      {revisionRound === 0 ? 'none' : count(revisionRound, 'round')}
      {revisionRequested.length > 0 && (
        <Badge tone="waiting">asked for: {revisionRequested.join(' and ')}</Badge>
      )}
    </>
  );
}

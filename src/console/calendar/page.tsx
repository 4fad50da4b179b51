/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { addDays } from '../../domain/calendar.ts';
import type { CalendarDate } from '../../domain/model.ts';
import type { CalendarEntry, CalendarKind } from '../../reconcile/ports/overview.ts';
import { consolePath } from '../access/cookie.ts';
import { definePage } from '../frame/page.ts';
import { ProjectLink } from '../frame/project-link.tsx';
import { count } from '../words/durations.ts';
import { readMonth, type Month } from './read-month.ts';

const path = '/calendar';

/** What comes by itself, month by month. */
export const calendar = definePage({
  path,
  read: readMonth,
  watch: readMonth,
  show: (month, { timeZone }) => {
    const name = monthInWords(month.first);
    return {
      title: `Calendar: ${name}`,
      main: (
        <>
          <h1>{name}</h1>
          <p>
            What comes by itself, as the projects stand now, in {timeZone}. A cue to submit goes out only if
            the request is logged by then.
          </p>
          <Neighbours month={month} />
          {month.entries.length === 0 ? (
            <p class="hint">Nothing comes by itself in {name}.</p>
          ) : (
            <Days month={month} />
          )}
        </>
      ),
    };
  },
});

function Neighbours({ month: { first, last } }: { readonly month: Month }): VNode {
  const [before, after] = [addDays(first, -1), addDays(last, 1)].map((day) => day.slice(0, 7));
  return (
    <nav class="row" aria-label="Months">
      <a class="button" href={`${consolePath}${path}?month=${before}`}>
        ← {monthInWords(`${before}-01`)}
      </a>
      <a class="button" href={`${consolePath}${path}`}>
        This month
      </a>
      <a class="button" href={`${consolePath}${path}?month=${after}`}>
        {monthInWords(`${after}-01`)} →
      </a>
    </nav>
  );
}

const kindNames: Readonly<Record<CalendarKind, readonly [one: string, several: string]>> = {
  kickoff: ['kickoff', 'kickoffs'],
  submission: ['cue to submit', 'cues to submit'],
  refresh: ['refresh date', 'refresh dates'],
};

function Days({ month: { first, last, today, entries } }: { readonly month: Month }): VNode {
  const days = Array.from({ length: Number(last.slice(8)) }, (_, index) => addDays(first, index));
  return (
    <ol class={`month from-${weekdayOf(first)}`}>
      {days.map((day) => {
        const own = entries.filter(({ on }) => on === day);
        return (
          <li
            key={day}
            class={own.length === 0 ? 'empty' : undefined}
            aria-current={day === today ? 'date' : undefined}
          >
            <h2>
              <time dateTime={day}>{dayName.format(new Date(`${day}T00:00:00Z`))}</time>
            </h2>
            {own.map((entry) => (
              <Entry key={entry.kind} entry={entry} />
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function Entry({ entry: { kind, total, projects } }: { readonly entry: CalendarEntry }): VNode {
  const more = total - projects.length;
  return (
    <>
      <h3>{count(total, ...kindNames[kind])}</h3>
      <ul>
        {projects.map(({ projectId, name, client }) => (
          <li key={projectId}>
            <ProjectLink projectId={projectId} name={name} />
            {client !== null && <span class="under">{client}</span>}
          </li>
        ))}
        {more > 0 && <li>and {count(more, 'other')}</li>}
      </ul>
    </>
  );
}

const dayName = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function monthInWords(day: CalendarDate): string {
  return monthName.format(new Date(`${day}T00:00:00Z`));
}

/** 1 is Monday, 7 Sunday. */
function weekdayOf(day: CalendarDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

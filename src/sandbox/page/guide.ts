import type { CardAnswer } from '../ask-card.ts';
import type { RecordView } from '../person.ts';
import type { RoleName } from './cast.ts';

/** One thing to do, and whose thing it is. */
export interface GuideStep {
  /** `clock`: nobody has to do anything but let time pass. */
  readonly who: RoleName | 'clock';
  readonly text: string;
  readonly isDone: boolean;
  /** The part of the page where it is done. */
  readonly at: 'said' | 'project' | 'notes' | 'tickets' | 'tasks' | 'clock';
}

/** What to do next on a project, for somebody who has never seen it. */
export interface Guide {
  /** In the words of the app's own card. */
  readonly now: string;
  readonly steps: readonly GuideStep[];
  /** Whole days until the app acts by itself; null: it does not, or is about to. */
  readonly daysToGo: number | null;
}

export interface GuideParts {
  readonly card: CardAnswer;
  readonly today: string;
  readonly project: RecordView;
  /** Everything of the project, oldest first. */
  readonly tickets: readonly RecordView[];
  readonly notes: readonly RecordView[];
  readonly openTasks: readonly RecordView[];
  /** When the client said something, epoch ms. */
  readonly saidAt: readonly number[];
}

const dayMs = 86_400_000;

const pasteLink = 'Paste the link to the finished ads into Most Recent AdLab Link. Save.';

export function guideFor(parts: GuideParts): Guide {
  const { card, today } = parts;
  const { by, on, what } = card.next;
  const daysToGo = by === 'app' && on !== null && on > today ? daysBetween(today, on) : null;
  return { now: what, steps: stepsFor(parts, daysToGo), daysToGo };
}

/** `2026-03-02` to `2026-03-04` is 2. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

function stepsFor(parts: GuideParts, daysToGo: number | null): readonly GuideStep[] {
  const { handoff, by } = parts.card.next;
  if (daysToGo !== null)
    return [...leftovers(parts), step('clock', 'clock', 'Let time pass until then: press the button below.')];
  if (by === 'app')
    return [step('clock', 'clock', 'The app is about to do it by itself. Let a day pass if it does not.')];
  if (handoff === '2b requested') return askForRefresh(parts);
  if (handoff === '4 tickets') return submitTickets(parts);
  if (handoff === '5 review' && by === 'creative_team') return makeDeliverables(parts);
  if (handoff === '7 approval') return reviewWithClient(parts);
  if (handoff === '8 close') return [tick(parts, 'sas', 'Implement New Creatives for Refresh')];
  return [];
}

function askForRefresh(parts: GuideParts): readonly GuideStep[] {
  const { project, saidAt, notes } = parts;
  const since = momentOf(project.values['creative_refresh_kickoff_sent_at']);
  const isSaid = saidAt.some((at) => at >= since);
  const isLogged = notes.some(({ createdAt }) => createdAt >= since);
  return [
    step(
      'client',
      'said',
      'Tell Amara that you want a refresh, and what should be new. Or say: not this time.',
      isSaid,
    ),
    step('am', 'notes', 'Log what the client wants as a note on the project.', isLogged),
    tick(parts, 'am', 'Reach Out to Client About Creative Refresh'),
    step(
      'am',
      'project',
      'Set Creative Refresh Status to Refresh Request Submitted, or, if the client does not want it this time, to No Refresh Requested. Save.',
    ),
  ];
}

function submitTickets(parts: GuideParts): readonly GuideStep[] {
  const { card, tickets } = parts;
  const hasTickets = tickets.some(({ values }) => values['creative_cycle'] === String(card.cycle));
  const isSubmitted = card.status === 'deliverable_submitted';
  return [
    step('sas', 'tickets', 'Read the notes, then add the deliverable tickets.', hasTickets),
    tick(parts, 'sas', 'Submit Deliverable Tickets for Creative Refresh'),
    step('sas', 'project', 'Set Creative Refresh Status to Deliverable Submitted. Save.', isSubmitted),
  ];
}

function makeDeliverables({ project, tickets }: GuideParts): readonly GuideStep[] {
  const open = tickets.filter(({ values }) =>
    ['new', 'in_progress'].includes(values['hs_pipeline_stage'] ?? ''),
  );
  const finish = (who: 'copywriter' | 'designer', part: 'copy' | 'graphics', label: string) => {
    const left = open.filter(
      ({ values }) => ![`${part}_approved`, 'not_required'].includes(values[`${part}_status`] ?? ''),
    ).length;
    const toGo = left > 0 ? ` (${left} to go)` : '';
    return step(who, 'tickets', `Press ${label} on each ticket${toGo}; that ticks the task too.`, left === 0);
  };
  return [
    finish('copywriter', 'copy', 'Copy approved'),
    finish('designer', 'graphics', 'Graphics approved'),
    step('designer', 'project', pasteLink, (project.values['most_recent_adlab_link'] ?? '') !== ''),
  ];
}

function reviewWithClient(parts: GuideParts): readonly GuideStep[] {
  const { project, saidAt, openTasks } = parts;
  const since = momentOf(project.values['creative_refresh_review_requested_at']);
  const isLinkMissing = openTasks.some(({ values }) => values['hs_task_subject'] === 'Paste the AdLab Link');
  const isSaid = saidAt.some((at) => at >= since);
  return [
    ...(isLinkMissing ? [step('designer', 'project', pasteLink)] : []),
    tick(parts, 'am', 'Share Deliverables with Client'),
    step('client', 'said', 'Tell Amara whether you approve, or what you want changed.', isSaid),
    step(
      'am',
      'project',
      'If the client approves: set Creative Refresh Status to Creatives Completed and Approved. Save.',
    ),
    step(
      'am',
      'tickets',
      'If the client wants a change: log it as a note on that ticket, mark Revise copy or Revise graphics there, and press Save ticket.',
    ),
  ];
}

/** What a day ahead does not wait for, but belongs to the part of the cycle that is over. */
function leftovers(parts: GuideParts): readonly GuideStep[] {
  return parts.openTasks.flatMap(({ values }) => {
    const subject = values['hs_task_subject'] ?? '';
    return subject === 'Reach Out to Client About Creative Refresh' ? [tick(parts, 'am', subject)] : [];
  });
}

function tick({ openTasks }: GuideParts, who: RoleName, subject: string): GuideStep {
  const isOpen = openTasks.some(({ values }) => values['hs_task_subject'] === subject);
  return step(who, 'tasks', `Tick the task “${subject}”.`, !isOpen);
}

function step(who: GuideStep['who'], at: GuideStep['at'], text: string, isDone = false): GuideStep {
  return { who, at, text, isDone };
}

function momentOf(value: string | undefined): number {
  return value === undefined ? 0 : Date.parse(value);
}

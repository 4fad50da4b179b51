import { z } from 'zod';
import type { Activation } from '../../reconcile/ports/activations.ts';
import { OperationRefused, type AdminSurroundings, type Operation, type Progress } from '../operation.ts';
import { commandLineUser } from '../settings/save-settings.ts';
import type { Forecast } from './activation-plan.ts';
import { adoptProjects, type LeftOver } from './adopt-projects.ts';
import { adoptUnplaced } from './adopt-unplaced.ts';
import { chooseFor, type ChoiceInput } from './choices.ts';
import { findCandidates } from './find-candidates.ts';
import { forecast } from './forecast.ts';
import { goLive } from './go-live.ts';
import { handoffNames } from './handoff-names.ts';
import { leaveToTheLoop } from './leave-to-the-loop.ts';

export interface ActivateInput extends ChoiceInput {
  /** False: only say what would happen. */
  readonly apply: boolean;
  /** Who the app remembers as having activated it. */
  readonly by?: string | undefined;
}

/**
 * What came of it.
 * - `planned`: nothing was changed.
 * - `live`: what was to be adopted is, and the app is live.
 * - `adopted`: the same, but MODE of the environment keeps the app in shadow mode.
 * - `live already`: nothing was done; `at` is when it was activated.
 */
export type ActivateOutput =
  | ({ readonly state: 'planned'; readonly isResumed: boolean } & Forecast)
  | ({
      readonly state: 'live' | 'adopted';
      readonly isResumed: boolean;
      /** Left to the loop, which adopts them as soon as that is possible, and tells nobody. */
      readonly leftOver: readonly LeftOver[];
      readonly unplacedAdopted: number;
      /** The baseline, ISO 8601 in UTC; null: the app is not live yet. */
      readonly baseline: string | null;
    } & Forecast)
  | { readonly state: 'live already'; readonly at: string; readonly by: string };

const names = z.array(z.enum(handoffNames, `must be of ${handoffNames.join(', ')}`)).optional();

/**
 * Takes what was so before the app went live as done, but for what the admin wants told, and makes the app live. A
 * run that is cut short is continued by the next one; one after that changes nothing.
 */
export const activate: Operation<ActivateInput, ActivateOutput> = {
  name: 'activate',
  input: z.strictObject({
    apply: z.boolean(),
    fire: names,
    adopt: names,
    by: z.string().min(1).max(200).optional(),
  }),
  async run(surroundings, input, progress) {
    const inBoth = (input.fire ?? []).filter((name) => input.adopt?.includes(name));
    if (inBoth.length > 0)
      throw new OperationRefused(
        'bad input',
        `Either fire or adopt: ${inBoth.join(', ')} is named for both.`,
      );
    const latest = await surroundings.store.activations.latest();
    if (surroundings.settings.get().mode === 'live') return alreadyLive(surroundings, latest);
    return input.apply
      ? apply(surroundings, input, latest, progress)
      : plan(surroundings, input, latest, progress);
  },
};

/** A crash between the settings and the end of the activation leaves it unfinished, but live. */
async function alreadyLive(
  { store, clock }: AdminSurroundings,
  latest: Activation | null,
): Promise<ActivateOutput> {
  if (latest === null)
    throw new OperationRefused(
      'conflict',
      'The app is live already, without ever having been activated: what was due has gone out, or the brake holds ' +
        'it (creative-refresh held list). To activate it, put it into shadow mode first: take MODE=live out of its ' +
        'environment, or say creative-refresh settings set mode shadow.',
    );
  if (latest.finishedAt === null) await store.activations.finish(latest.number, clock.now());
  const at = new Date(latest.finishedAt ?? clock.now()).toISOString();
  return { state: 'live already', at, by: latest.startedBy };
}

async function plan(
  surroundings: AdminSurroundings,
  input: ActivateInput,
  latest: Activation | null,
  progress: Progress,
): Promise<ActivateOutput> {
  const chosen = chooseFor(input, latest);
  const unfinished = latest?.finishedAt === null ? latest : null;
  const before = unfinished?.startedAt ?? surroundings.clock.now();
  const candidates = await findCandidates(surroundings);
  const foreseen = await forecast(surroundings, candidates, { chosen, before }, progress);
  return { state: 'planned', isResumed: unfinished !== null, ...foreseen };
}

async function apply(
  surroundings: AdminSurroundings,
  input: ActivateInput,
  latest: Activation | null,
  progress: Progress,
): Promise<ActivateOutput> {
  const { store, clock, configuration } = surroundings;
  const chosen = chooseFor(input, latest);
  const isResumed = latest !== null && latest.finishedAt === null;
  const activation = await store.activations.begin(chosen, input.by ?? commandLineUser, clock.now());
  const wanted = { chosen, before: activation.startedAt };
  const candidates = await findCandidates(surroundings);
  const { projectIds, unplacedTicketIds } = candidates;
  const total = 2 * projectIds.length;
  const foreseen = await forecast(surroundings, candidates, wanted, (done) => progress(done, total));
  const leftOver = await adoptProjects(surroundings, projectIds, wanted, (done) =>
    progress(projectIds.length + done, total),
  );
  const unplacedAdopted = await adoptUnplaced(surroundings, unplacedTicketIds, chosen.tickets);
  await leaveToTheLoop(surroundings, leftOver, chosen);
  const isKeptInShadow = configuration.mode === 'shadow';
  if (!isKeptInShadow) await goLive(surroundings, activation, projectIds);
  return {
    state: isKeptInShadow ? 'adopted' : 'live',
    isResumed,
    leftOver,
    unplacedAdopted,
    baseline: isKeptInShadow ? null : new Date(clock.now()).toISOString(),
    ...foreseen,
  };
}

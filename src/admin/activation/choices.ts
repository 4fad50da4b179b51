import { z } from 'zod';
import type { Choice } from '../../domain/adoption/choice.ts';
import type { Activation } from '../../reconcile/ports/activations.ts';
import { handoffNames, type ChosenByName, type HandoffName } from './handoff-names.ts';

/** What an admin says; a handoff in neither list is adopted where it was due before today. */
export interface ChoiceInput {
  readonly fire?: readonly HandoffName[] | undefined;
  readonly adopt?: readonly HandoffName[] | undefined;
}

const stored = z.record(z.enum(handoffNames), z.enum(['adopt', 'older', 'fire']));

/** An activation that was begun goes on with its own choices unless others are made. */
export function chooseFor({ fire, adopt }: ChoiceInput, latest: Activation | null): ChosenByName {
  const isUnfinished = latest !== null && latest.finishedAt === null;
  if (isUnfinished && fire === undefined && adopt === undefined) return stored.parse(latest.choices);
  const choose = (name: HandoffName): Choice => {
    if (fire?.includes(name) === true) return 'fire';
    return adopt?.includes(name) === true ? 'adopt' : 'older';
  };
  return {
    kickoff: choose('kickoff'),
    decline: choose('decline'),
    cue: choose('cue'),
    tickets: choose('tickets'),
    review: choose('review'),
    revisions: choose('revisions'),
    approval: choose('approval'),
    close: choose('close'),
    upkeep: choose('upkeep'),
  };
}

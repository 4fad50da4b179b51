import type { Decision, Handoff } from '../decision.ts';
import type { Snapshot } from '../model.ts';

/** What carrying out a decision lays on people: the part of it that the brake counts. */
export interface Burden {
  readonly projectId: string;
  readonly cycle: number;
  /** The project's name. */
  readonly name: string;
  /** Those that fire, and those that only send mail, each once. */
  readonly handoffs: readonly Handoff[];
  /** Keys of all tasks and emails that would be issued, whether the brake counts them or not. */
  readonly keys: readonly string[];
  /** Keys of the kickoffs. */
  readonly kickoffs: readonly string[];
  readonly emails: readonly { readonly key: string; readonly to: string }[];
}

/** Weighs a decision. One that neither kicks off nor sends anything weighs nothing. */
export function burdenOf({ project }: Pick<Snapshot, 'project'>, decision: Decision): Burden {
  const { projectId, cycle, effects, fired } = decision;
  const issued = effects.filter(({ kind }) => kind === 'create task' || kind === 'send email');
  const kickoffs = effects.filter(({ kind, handoff }) => kind === 'create task' && handoff === '1 kickoff');
  return {
    projectId,
    cycle,
    name: project.name,
    handoffs: [...new Set([...fired, ...issued].map(({ handoff }) => handoff))],
    keys: issued.map(({ key }) => key),
    kickoffs: kickoffs.map(({ key }) => key),
    emails: effects.flatMap((effect) =>
      effect.kind === 'send email' ? [{ key: effect.key, to: effect.to.toLowerCase() }] : [],
    ),
  };
}

/** Whether there is anything in it that the brake counts. */
export function weighs({ kickoffs, emails }: Burden): boolean {
  return kickoffs.length > 0 || emails.length > 0;
}

/** How many of the emails go to each address. */
export function countByRecipient({ emails }: Pick<Burden, 'emails'>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { to } of emails) counts.set(to, (counts.get(to) ?? 0) + 1);
  return Object.fromEntries(counts);
}

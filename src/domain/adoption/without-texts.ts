import type { Snapshot } from '../model.ts';

/** Notes and companies only fill texts and associations: where nobody is told, what was not read counts as empty. */
export function withoutTexts(snapshot: Snapshot): Snapshot {
  const { companyIds, projectNotes, ticketNotes, tickets } = snapshot;
  return {
    ...snapshot,
    companyIds: companyIds ?? [],
    projectNotes: projectNotes ?? [],
    ticketNotes: { ...Object.fromEntries(tickets.map(({ id }) => [id, []])), ...ticketNotes },
  };
}

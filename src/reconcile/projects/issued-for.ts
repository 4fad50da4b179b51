import type { IssuedEffect } from '../../domain/model.ts';
import type { ProjectReading } from '../ports/account.ts';
import type { EffectLedger } from '../ports/ledger.ts';

/** The ledger's word on projects, and on their tickets from the time before they came to them. */
export async function issuedFor(
  ledger: Pick<EffectLedger, 'issuedFor' | 'issuedForTickets'>,
  readings: ReadonlyMap<string, ProjectReading>,
): Promise<(reading: ProjectReading) => readonly IssuedEffect[]> {
  const ticketIds = [...readings.values()].flatMap(({ tickets }) => tickets.map(({ id }) => id));
  const [ofProjects, ofTickets] = await Promise.all([
    ledger.issuedFor([...readings.keys()]),
    ledger.issuedForTickets(ticketIds),
  ]);
  return ({ project, tickets }) => {
    const effects = [
      ...(ofProjects.get(project.id) ?? []),
      ...tickets.flatMap(({ id }) => ofTickets.get(id) ?? []),
    ];
    return [...new Map(effects.map((effect) => [effect.key, effect])).values()];
  };
}

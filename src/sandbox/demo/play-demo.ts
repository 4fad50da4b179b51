import { addDays, todayIn } from '../../domain/calendar.ts';
import type { Logger } from '../../reconcile/ports/observer.ts';
import { createMovableClock } from '../movable-clock.ts';
import { startTogether } from '../together.ts';
import { assemble } from './cast.ts';
import { expectationOf, shortcomings } from './expectations.ts';
import { demoTimeZone, openStage } from './stage.ts';
import { playStory } from './story.ts';

/** A Monday morning in New York, a week before the clocks change there. */
const firstMorning = Date.parse('2026-03-02T14:00:00Z');

/**
 * Starts an account and the app, plays the story on them, prints it line by line, and answers what was not as it
 * must be; an empty list: all is well. `environment` is the app's, where it should differ from the usual.
 */
export async function playDemo(
  print: (line: string) => void,
  logger: Logger,
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const clock = createMovableClock(firstMorning);
  const together = await startTogether({
    clock,
    logger,
    environment,
    limited: false,
    sandbox: { timeZone: demoTimeZone },
  });
  try {
    const { account } = together.sandbox;
    const cast = assemble(account, demoTimeZone);
    const today = todayIn(demoTimeZone, clock.now());
    const companyId = account.create('company', { name: 'Harbor & Pine Outfitters' });
    const projectId = account.create(
      'project',
      {
        name: 'Harbor & Pine – Prospecting',
        hubspot_owner_id: cast.people.accountManager,
        sas_owner_id: cast.people.sas,
        creative_refresh_date: addDays(today, 17),
      },
      [companyId],
    );
    await together.settled();
    const stage = openStage({ together, cast, projectId, print });
    await playStory(stage);
    const declinedOn = addDays(stage.today(), -3);
    return shortcomings(stage.picture(), expectationOf(declinedOn));
  } finally {
    await together.close();
  }
}

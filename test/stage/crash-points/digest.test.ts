import { createProject } from '../../support/together-moves.ts';
import { inOffice } from '../../support/stage/crash-points/people.ts';
import { tryEveryPoint } from '../../support/stage/crash-points/try-every-point.ts';
import type { Story } from '../../support/stage/crash-points/play.ts';

/** A kickoff that nobody has answered for a day, and the list of that day, twice over. */
const digest: Story = {
  settings: { stalls: { limits: { kickoff: 1 }, digestTo: 'lead@agency.example' } },
  given: [
    inOffice((office) => createProject(office)),
    ({ stage: { clock } }) => clock.advance(24 * 60 * 60_000),
    (world) => world.ask((app) => app.sweep()),
  ],
  acts: [(world) => world.ask((app) => app.digest()), (world) => world.ask((app) => app.digest())],
};

tryEveryPoint({
  'the daily list of what is stalled': digest,
  'by a mail server, the daily list of what is stalled': { ...digest, hasMailServer: true },
});

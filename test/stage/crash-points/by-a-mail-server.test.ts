import { createProject, createTicket, pasteLink, setStatus } from '../../support/together-moves.ts';
import { inOffice, named } from '../../support/stage/crash-points/people.ts';
import { tryEveryPoint } from '../../support/stage/crash-points/try-every-point.ts';

tryEveryPoint({
  'by a mail server, the emails of a review': {
    hasMailServer: true,
    given: [
      inOffice((office) => createProject(office, { creative_refresh_status: 'deliverable_submitted' })),
    ],
    acts: [
      inOffice(
        (office, world) => pasteLink(office, named(world, 'Harbor')),
        (office, world) =>
          createTicket(office, 'One', { hs_pipeline_stage: 'pending_approval' }, [named(world, 'Harbor')]),
      ),
    ],
  },
  'by a mail server, the email of a close': {
    hasMailServer: true,
    given: [inOffice((office) => createProject(office))],
    acts: [inOffice((office, world) => setStatus(office, named(world, 'Harbor'), 'creatives_implemented'))],
  },
});

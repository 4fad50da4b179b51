import {
  completeTasks,
  createProject,
  createTicket,
  logNote,
  pasteLink,
} from '../../support/together-moves.ts';
import { inOffice, named } from '../../support/stage/crash-points/people.ts';
import { tryEveryPoint } from '../../support/stage/crash-points/try-every-point.ts';

const submitted = { creative_refresh_date: '2026-03-02', creative_refresh_status: 'deliverable_submitted' };

/** Handed over by the time the app hears of it. */
const inReview = inOffice(
  (office) => createProject(office, submitted),
  (office, world) => pasteLink(office, named(world, 'Harbor')),
  (office, world) =>
    createTicket(
      office,
      'One',
      {
        hs_pipeline_stage: 'pending_approval',
        copy_status: 'copy_approved',
        graphics_status: 'graphics_approved',
      },
      [named(world, 'Harbor')],
    ),
);

const revise = inOffice(
  (office) => completeTasks(office, 'Share Deliverables'),
  (office, world) => logNote(office, named(world, 'One'), 'Logo larger, please.'),
  (office, world) => office.account.update(named(world, 'One'), { revision_requested: 'copy;graphics' }),
);

tryEveryPoint({
  'handoff 6, a revision of copy and graphics': { given: [inReview], acts: [revise] },
  'handoff 5 again, after a revision': {
    given: [inReview, revise],
    acts: [
      inOffice((office, world) =>
        office.account.update(named(world, 'One'), { hs_pipeline_stage: 'pending_approval' }),
      ),
    ],
  },
});

import { completeTasks, createProject, setStatus } from '../../support/together-moves.ts';
import { inOffice, named } from '../../support/stage/crash-points/people.ts';
import { tryEveryPoint } from '../../support/stage/crash-points/try-every-point.ts';

const inReview = inOffice((office) =>
  createProject(office, {
    creative_refresh_date: '2026-03-02',
    creative_refresh_status: 'creatives_pending_approval',
  }),
);
const approve = inOffice((office, world) =>
  setStatus(office, named(world, 'Harbor'), 'creatives_completed_and_approved'),
);
const close = inOffice((office, world) => setStatus(office, named(world, 'Harbor'), 'creatives_implemented'));

tryEveryPoint({
  'handoff 7, an approval': { given: [inReview], acts: [approve] },
  'handoffs 8 and 9, a close by the Implement task': {
    given: [inReview, approve],
    acts: [inOffice((office) => completeTasks(office, 'Implement New Creatives'))],
  },
  'handoffs 8 and 9, a close by the status': { given: [inReview, approve], acts: [close] },
  'handoffs 8 and 9, a close by both at once': {
    given: [inReview, approve],
    acts: [
      inOffice(
        (office) => completeTasks(office, 'Implement New Creatives'),
        (office, world) => setStatus(office, named(world, 'Harbor'), 'creatives_implemented'),
      ),
    ],
  },
});

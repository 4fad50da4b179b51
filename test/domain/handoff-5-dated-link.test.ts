import { expect, it } from 'vitest';
import type { IssuedEffect } from '../../src/domain/model.ts';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask, aSettledTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const needed = [{ kind: 'adlab link' }];

/** In its second cycle; since when the link is there was not read. */
const undated = aProject({
  status: 'deliverable_submitted',
  cycle: 2,
  cycleStartedAt: at('2026-03-01'),
  sequence: 2,
  adLabLink: 'https://adlab.example/acme',
  adLabLinkChangedAt: undefined,
  waitingOn: 'creative_team',
});

it('a link that may be from an earlier cycle is dated before an ad set is handed over', () => {
  const ofThisCycle = { cycle: 2, queuedAt: at('2026-03-10') };
  const needs = (...[project, ...tickets]: Parameters<typeof given>) =>
    given(project, ...tickets).on('2026-03-12').decision.needs;
  const ready = aPendingTicket(ofThisCycle);
  expect(needs(undated, ready)).toEqual(needed);
  expect(needs({ ...undated, adLabLinkChangedAt: null }, ready)).toEqual([]);
  expect(needs({ ...undated, cycleStartedAt: null }, ready)).toEqual([]);
  expect(needs({ ...undated, adLabLink: ' ' }, ready)).toEqual([]);
  expect(needs({ ...undated, adLabLink: null }, ready)).toEqual([]);
  expect(needs(undated, aQueuedTicket(ofThisCycle))).toEqual([]);
});

it('a link that may be from an earlier cycle is dated before it is passed on, while somebody waits for it', () => {
  const needs = (...issued: readonly IssuedEffect[]) =>
    given(undated).and({ issued }).on('2026-03-12').decision.needs;
  const asked = 'project-7.cycle-2.adlab-link.task';
  const review = 'project-7.cycle-2.review.aa.bb.task';
  expect(needs(anOpenTask('501', review))).toEqual([]);
  expect(needs(anOpenTask('520', asked))).toEqual(needed);
  expect(needs(anOpenTask('501', review), aSettledTask('520', asked))).toEqual(needed);
  expect(needs(aSettledTask('501', review), aSettledTask('520', asked))).toEqual([]);
});

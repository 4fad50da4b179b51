import { describe, expect, it } from 'vitest';
import {
  isReviewKeyOf,
  isTicketKeyIn,
  ownerOfKey,
  projectKey,
  projectPrefix,
  reviewKey,
  reviewPrefix,
  ticketKey,
  ticketPrefix,
} from '../../src/domain/effect-keys.ts';

const project = { id: '7', cycle: 2 };
const arrived = (ticketId: string, enteredAt: number) => ({ ticketId, enteredAt });

describe('The key of an effect', () => {
  it('names its record, the matter, and what tells it from others', () => {
    expect([
      projectKey(project, 'kickoff'),
      projectKey(project, 'kickoff', 4, 'task'),
      ticketKey('55', 'round-1', 'revision', 'copy', 'task'),
    ]).toEqual([
      'project-7.cycle-2.kickoff',
      'project-7.cycle-2.kickoff.4.task',
      'ticket-55.round-1.revision.copy.task',
    ]);
  });

  it('begins as everything about its record does', () => {
    expect([projectPrefix(project), ticketPrefix('55')]).toEqual(['project-7.cycle-2.', 'ticket-55.']);
  });

  it('of a handover names the folder and who is in since when, in whatever order they are listed', () => {
    const key = reviewKey(project, 'spring', [arrived('11', 1000), arrived('12', 2000)]);
    expect(key).toBe('project-7.cycle-2.review.622a494d3ea8c7ba.b7347fd37ae99142');
    expect(key.startsWith(reviewPrefix(project, 'spring'))).toBe(true);
    expect(reviewKey(project, 'spring', [arrived('12', 2000), arrived('11', 1000)])).toBe(key);
    const others = [
      reviewKey(project, 'summer', [arrived('11', 1000), arrived('12', 2000)]),
      reviewKey(project, 'spring', [arrived('11', 1000), arrived('12', 2001)]),
      reviewKey(project, 'spring', [arrived('11', 1000)]),
      reviewKey({ id: '7', cycle: 3 }, 'spring', [arrived('11', 1000), arrived('12', 2000)]),
    ];
    expect(others).not.toContain(key);
  });
});

describe('A key is recognised', () => {
  it.each([
    ['queue', 'ticket-11.round-0.queue.copy.task', true],
    ['qa.copy', 'ticket-11.round-2.qa.copy.task', true],
    ['qa.copy', 'ticket-11.round-2.qa.graphics.task', false],
    ['qa', 'ticket-11.round-2.qalm.copy.task', false],
    ['queue', 'ticket-11.round-0.revision.queue.task', false],
    ['queue', 'ticket-12.round-0.queue.copy.task', false],
  ])('as one of ticket 11 in %s: %s is %s', (matter, key, expected) => {
    expect(isTicketKeyIn(matter, key, '11')).toBe(expected);
  });

  it.each([
    ['project-7.cycle-1.review.aa.bb.task', true],
    ['project-8.cycle-1.review.aa.bb.task', false],
    ['project-7.cycle-1.reminder.review.email', false],
    ['ticket-7.round-1.review.aa', false],
  ])('as the handover of project 7: %s is %s', (key, expected) => {
    expect(isReviewKeyOf('7', key)).toBe(expected);
  });

  it.each([
    ['project-7.cycle-2.kickoff.4.task', { projectId: '7' }],
    ['ticket-55.round-1.revision.copy.task', { ticketId: '55' }],
    ['project-7', null],
    ['project-.cycle-2', null],
    ['project-7a.cycle-2', null],
    ['my project-7.cycle-2', null],
    ['company-7.cycle-2', null],
    ['', null],
  ])('as belonging to a record: %s', (key, owner) => {
    expect(ownerOfKey(key)).toEqual(owner);
  });
});

import { z } from 'zod';
import { todayIn } from '../../domain/calendar.ts';
import { describeStanding } from '../../domain/standing/describe-standing.ts';
import { itemOf } from '../held/operations.ts';
import { OperationRefused, type Operation } from '../operation.ts';
import { projectId } from '../project-id.ts';
import type { Explanation } from './explanation.ts';
import { issuedTasks } from './issued-tasks.ts';
import { troublesOf } from './troubles.ts';

const mostHandoffs = 50;
const mostEmails = 20;

/** Says where one project stands, how it came there, and what is wrong; changes nothing. */
export const explain: Operation<{ readonly projectId: string }, Explanation> = {
  name: 'explain',
  input: z.strictObject({ projectId }),
  run: async ({ look, account, store }, { projectId: id }) => {
    const looked = await look(id);
    if (looked === null)
      throw new OperationRefused('not found', `There is no creative project ${id} in the HubSpot account.`);
    const { snapshot, rules, now, mode } = looked;
    const standing = describeStanding(snapshot, rules, now);
    const [history, emails, deadRecords, held, tasks] = await Promise.all([
      store.history.latest(id, mostHandoffs),
      store.outbox.ofProject(id, mostEmails),
      store.queue.deadLetters(),
      store.held.of([id]),
      issuedTasks(account(), snapshot.issued, standing),
    ]);
    const { timeZone } = snapshot.account;
    const item = held.get(id);
    const ticketIds = snapshot.tickets.map((ticket) => ticket.id);
    return {
      ...standing,
      waitingSince: standing.waitingSince === null ? null : isoOf(standing.waitingSince),
      stall: standing.stall && { ...standing.stall, since: isoOf(standing.stall.since) },
      mode,
      timeZone,
      today: todayIn(timeZone, now),
      held: item ? itemOf(item) : null,
      fired: history
        .filter(({ cycle }) => cycle === standing.cycle)
        .map(({ handoff, reason, at, mode: noted }) => {
          return { handoff, reason, at: isoOf(at), isShadow: noted === 'shadow' };
        }),
      tasks,
      emails: emails.map(({ to, subject, state, attempts, error, changedAt }) => {
        return { to, subject, state, attempts, error, at: isoOf(changedAt) };
      }),
      troubles: troublesOf({ projectId: id, ticketIds, issued: snapshot.issued, emails, deadRecords }),
    };
  },
};

function isoOf(instant: number): string {
  return new Date(instant).toISOString();
}

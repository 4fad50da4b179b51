/** How a field is called on the page, and what it does, in the words of those who work by the process. */
export interface FieldText {
  readonly label: string;
  readonly description: string;
  /** A number that cannot be left empty. */
  readonly isRequiredNumber?: boolean;
}

const number = { isRequiredNumber: true } as const;

/** Every field of the page that is a single value, by its path in the settings document. */
export const fields = {
  mode: {
    label: 'Shadow or live',
    description:
      'In shadow the app decides and reports what it would do, and changes nothing in HubSpot: no task, no email, no status. Live, it does it.',
  },
  'cadence.defaultDays': {
    ...number,
    label: 'Days between two refreshes',
    description:
      'From one creative refresh date to the next, where neither the creative project nor the client’s package says otherwise. Usually 90; 1 to 730.',
  },
  'mapping.project.packageProperty': {
    label: 'Property with the package',
    description:
      'Internal name of the property of the creative project that says which package the client has. Leave it empty if the cadence does not depend on the package.',
  },
  leadDays: {
    ...number,
    label: 'Lead time in days',
    description:
      'So many days before the refresh date the AM gets the kickoff: a task and an email to talk to the client. It is never counted as more than the cadence less one day.',
  },
  declineReschedulesFrom: {
    label: 'After a declined refresh, count from',
    description:
      'When the AM moves the status to No Refresh Requested, the next refresh date lies one cadence after this day.',
  },
  'turnaround.standardBusinessDays': {
    ...number,
    label: 'Standard turnaround in business days',
    description:
      'How long copywriter and designer have for the deliverable tickets of an ad set of the usual size.',
  },
  'turnaround.extendedBusinessDays': {
    ...number,
    label: 'Extended turnaround in business days',
    description: 'How long they have for the tickets of a large ad set; at least the standard turnaround.',
  },
  'turnaround.extendedFromTickets': {
    ...number,
    label: 'Tickets that make an ad set large',
    description:
      'An ad set is all the tickets of one refresh with the same Deliverable Folder Name. With this many tickets or more it gets the extended turnaround.',
  },
  'sweep.hour': {
    ...number,
    label: 'Hour of kickoffs and cues',
    description:
      'From this hour of the day on, in the time zone of your HubSpot account, the day’s kickoffs go to the AMs and the day’s cues to the SAS.',
  },
  'sweep.everyMinutes': {
    ...number,
    label: 'Minutes between two checks of everything',
    description:
      'What happens in HubSpot is dealt with as it happens. Besides, every open creative project is looked at this often, so that nothing stays forgotten.',
  },
  'brake.kickoffsPerSweep': {
    ...number,
    label: 'Kickoffs at most between two checks',
    description:
      'If more kickoffs than this would go out between two checks of everything, after an import say, the others are held back until an admin says a word. 1 to 100000.',
  },
  'brake.emailsPerPersonPerSweep': {
    ...number,
    label: 'Emails at most to one person between two checks',
    description:
      'If one person would get more emails than this between two checks of everything, the refreshes concerned are held back as a whole. What somebody has just done by hand is never held. 1 to 100000.',
  },
  'dailyCalls.sweepsYieldAtPercent': {
    ...number,
    label: 'Percent of the daily calls after which checks wait',
    description:
      'HubSpot allows so many calls a day. When this much of them is used, the checks of everything wait until the day is over, so that what people do still goes through. Usually 90; 10 to 100.',
  },
  'people.defaultAccountManagerId': {
    label: 'Default AM',
    description: 'Gets the AM’s tasks and emails where the creative project has no active owner.',
  },
  'people.defaultSasId': {
    label: 'Default SAS',
    description: 'Gets the SAS’s tasks and emails where the creative project names no active SAS.',
  },
  'people.defaultCopywriterId': {
    label: 'Default copywriter',
    description:
      'Gets the copy tasks where a deliverable ticket names no active copywriter and has no active owner.',
  },
  'people.defaultDesignerId': {
    label: 'Default designer',
    description:
      'Gets the graphics tasks where a deliverable ticket names no active designer and has no active owner.',
  },
  'people.teamLeadIds.copy': {
    label: 'Copy team lead',
    description: 'Gets a task when copy is ready for QA, if QA tasks are switched on below.',
  },
  'people.teamLeadIds.graphics': {
    label: 'Graphics team lead',
    description: 'Gets a task when graphics are ready for QA, if QA tasks are switched on below.',
  },
  'people.fallbackEmail': {
    label: 'Fallback email address',
    description:
      'Where an email goes that would reach nobody because no active person is named. The task that goes with it is left unassigned.',
  },
  'mapping.ticket.pipeline.id': {
    label: 'Pipeline of the deliverable tickets',
    description:
      'The ticket pipeline in which the SAS creates deliverable tickets. Choosing another one sets its stages back to being found by their labels.',
  },
  'mapping.ticket.stages.new.id': {
    label: 'Stage for new tickets',
    description: 'Where a ticket is when the SAS has created it and nobody has begun.',
  },
  'mapping.ticket.stages.inProgress.id': {
    label: 'Stage for tickets in progress',
    description: 'Where a ticket is while copy or graphics are made, and again while they are revised.',
  },
  'mapping.ticket.stages.pendingApproval.id': {
    label: 'Stage for tickets pending approval',
    description:
      'Where a ticket goes when copy and graphics are both approved. When every ticket of an ad set is there, the AM is asked to share it with the client.',
  },
  'mapping.ticket.stages.closedIds': {
    label: 'Closed stages',
    description:
      'Tickets in these stages are done with. Choose none to go by what HubSpot itself says of each stage.',
  },
  'mapping.ticket.stages.closeIntoId': {
    label: 'Stage to close tickets into',
    description:
      'Where the tickets of a refresh go once it is implemented, if closing tickets is switched on below.',
  },
  'automations.cueWithoutRequest': {
    label: 'Cue the SAS without a request',
    description:
      'On the refresh date the SAS is cued even if the AM has not moved the status to Refresh Request Submitted. Off, a forgotten status waits, visibly, on the AM.',
  },
  'automations.qaTasks': {
    label: 'QA tasks for team leads',
    description: 'The team lead gets a task when the copy or the graphics of a ticket are ready for QA.',
  },
  'automations.closeTicketsWithCycle': {
    label: 'Close the tickets with the refresh',
    description:
      'When the creatives are implemented, the tickets of that refresh move to the stage chosen above.',
  },
  'stalls.limits.kickoff': {
    ...number,
    label: 'Kickoff: business days for the AM',
    description: 'How long the AM may take to talk to the client and move the status, from the kickoff on.',
  },
  'stalls.limits.request': {
    ...number,
    label: 'Missing refresh date: business days for the AM',
    description: 'How long the AM may take to fill in the refresh date that a request lacks.',
  },
  'stalls.limits.submissionCue': {
    ...number,
    label: 'Submission: business days for the SAS',
    description:
      'How long the SAS may take to add the deliverable tickets and move the status, from the cue on.',
  },
  'stalls.limits.tickets': {
    ...number,
    label: 'Tickets: business days for the creative team',
    description:
      'How long copywriter and designer may take until an ad set is complete. Less than the extended turnaround calls large ad sets stalled that are in time.',
  },
  'stalls.limits.review': {
    ...number,
    label: 'Review: business days for the AM',
    description: 'How long the AM may take to bring the client’s answer, from the first complete ad set on.',
  },
  'stalls.limits.revisions': {
    ...number,
    label: 'Revisions: business days for the creative team',
    description: 'How long the creative team may take to make the changes the client asked for.',
  },
  'stalls.limits.approval': {
    ...number,
    label: 'Implementation: business days for the SAS',
    description: 'How long the SAS may take to implement approved creatives.',
  },
  'stalls.remind': {
    label: 'Remind whoever holds the ball',
    description:
      'When a handoff is stalled, whoever it waits on gets one email about it, once for each time.',
  },
  'stalls.digestTo': {
    label: 'Daily list of stalled handoffs to',
    description:
      'An email address that gets one email a day with everything that is stalled, on days on which something is. Leave it empty for none.',
  },
  holidays: {
    label: 'Holidays',
    description: 'Days, besides Saturdays and Sundays, that do not count as business days.',
  },
} as const satisfies Readonly<Record<string, FieldText>>;

export type FieldPath = keyof typeof fields;

/** The cadence of each package; its rows are edited as a table of their own. */
export const packagesPath = 'cadence.byPackage';

/** The fields whose number must not be empty. */
export const requiredNumbers: readonly FieldPath[] = fieldPaths().filter(
  (path) => 'isRequiredNumber' in fields[path],
);

export function fieldPaths(): readonly FieldPath[] {
  return Object.keys(fields).filter(isFieldPath);
}

export function isFieldPath(path: string): path is FieldPath {
  return Object.hasOwn(fields, path);
}

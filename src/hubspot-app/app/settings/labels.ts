import { fields, packagesPath } from './fields.ts';

/** Names of what the page does not show, for the history and for problems; by path, or by the path above. */
const elsewhere: Readonly<Record<string, string>> = {
  [packagesPath]: 'Cadence of package',
  tasks: 'Due dates of tasks',
  'tasks.dueTime': 'Time of day at which tasks are due',
  'tasks.kickoffBusinessDays': 'Business days for the kickoff task',
  'tasks.reviewBusinessDays': 'Business days for sharing deliverables',
  'tasks.implementationBusinessDays': 'Business days for implementing',
  'tasks.upkeepBusinessDays': 'Business days for small tasks',
  'tasks.placementGraceHours': 'Hours before a ticket without a place is asked about',
  brake: 'Brake',
  retries: 'Repeated tries',
  mapping: 'Names in your account',
  'mapping.project': 'Names of the creative project',
  'mapping.project.objectType': 'Object type of the creative project',
  'mapping.project.properties': 'Property of the creative project',
  'mapping.project.statusOptions': 'Option of Creative Refresh Status',
  'mapping.project.waitingOnOptions': 'Option of Waiting On',
  'mapping.ticket': 'Names of the deliverable ticket',
  'mapping.ticket.pipeline': 'Pipeline of the deliverable tickets',
  'mapping.ticket.properties': 'Property of the deliverable ticket',
  'mapping.ticket.copyOptions': 'Option of the copy status',
  'mapping.ticket.graphicsOptions': 'Option of the graphics status',
  'mapping.ticket.revisionOptions': 'Option of Revision Requested',
  settings: 'The settings as a whole',
};

const labels: ReadonlyMap<string, string> = new Map([
  ...Object.entries(fields).map(([path, { label }]): [string, string] => [path, label]),
  ...Object.entries(elsewhere),
]);

/** What a field is called; for a deeper one the nearest name, and the rest of its path behind it. */
export function labelOf(field: string): string {
  const keys = field.split('.');
  for (let length = keys.length; length > 0; length -= 1) {
    const label = labels.get(keys.slice(0, length).join('.'));
    if (label === undefined) continue;
    const rest = keys.slice(length).join('.');
    return rest === '' ? label : `${label}: ${rest}`;
  }
  return field;
}

import type { Layout } from '../../src/sandbox/layout.ts';
import { mappingSchema, type Mapping } from '../../src/settings/mapping-schema.ts';

/**
 * The mapping an admin would enter for a sandbox account. The usual account needs none: its mapping is the default,
 * but for the package property, which has no usual name.
 */
export function mappingOf(layout: Layout): Mapping {
  const usual = mappingSchema.parse({});
  const { properties, options } = layout.project;
  const inProject = rename(properties);
  const inTicket = rename(layout.ticket.properties);
  const stage = (name: keyof Layout['stages']) => ({ label: layout.stages[name].label });
  return mappingSchema.parse({
    project: {
      objectType: layout.projectType.custom ? layout.projectType.name : layout.projectType.id,
      nameProperty: properties['name'] ?? 'name',
      packageProperty: properties['package'] ?? 'package',
      properties: inProject(usual.project.properties),
      statusOptions: rename(options['creative_refresh_status'])(usual.project.statusOptions),
      waitingOnOptions: rename(options['creative_refresh_waiting_on'])(usual.project.waitingOnOptions),
    },
    ticket: {
      pipeline: { label: layout.pipeline.label },
      stages: {
        new: stage('new'),
        inProgress: stage('in_progress'),
        pendingApproval: stage('pending_approval'),
      },
      properties: inTicket(usual.ticket.properties),
      copyOptions: rename(layout.ticket.options['copy_status'])(usual.ticket.copyOptions),
      graphicsOptions: rename(layout.ticket.options['graphics_status'])(usual.ticket.graphicsOptions),
      revisionOptions: rename(layout.ticket.options['revision_requested'])(usual.ticket.revisionOptions),
    },
  });
}

const rename =
  (names: Readonly<Record<string, string>> = {}) =>
  (usual: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(usual).map(([key, name]) => [key, names[name] ?? name]));

import type { Mapping } from '../../settings/mapping-schema.ts';
import { type AccountMap, objectTypes } from '../account-map.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { AccountSetupError } from './account-setup-error.ts';
import { checkProperties } from './check-properties.ts';
import { expectedOnProjects, expectedOnTickets } from './expected-properties.ts';
import { type Finding, problemsOf, sentenceOf } from './findings.ts';
import { resolveTaskToProject } from './resolve-association-type.ts';
import { resolvePipeline } from './resolve-pipeline.ts';
import { type ProjectTypeEnvironment, resolveProjectType } from './resolve-project-type.ts';

type ProjectPart = Pick<AccountMap, 'projectTypeId' | 'projectNameProperty' | 'taskToProject'>;

async function resolveProjects(
  transport: HubSpotTransport,
  mapping: Mapping['project'],
  environment: ProjectTypeEnvironment,
): Promise<Finding<ProjectPart>> {
  const type = await resolveProjectType(transport, mapping.objectType, environment);
  if (!type.ok) return type;
  const projectTypeId = type.value;
  const projectNameProperty =
    mapping.nameProperty ?? (projectTypeId === objectTypes.project ? 'hs_name' : 'name');
  const [wrong, taskToProject] = await Promise.all([
    checkProperties(
      transport,
      projectTypeId,
      `creative projects (${projectTypeId})`,
      expectedOnProjects(mapping, projectNameProperty),
    ),
    resolveTaskToProject(transport, projectTypeId),
  ]);
  const problems = [...wrong, ...problemsOf(taskToProject)];
  if (!taskToProject.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { projectTypeId, projectNameProperty, taskToProject: taskToProject.value } };
}

/**
 * Finds everything the settings name in the account: object type, pipeline, stages, properties, options.
 * @throws AccountSetupError naming all that is missing at once, and what to do about each
 * @throws AccountError `later` where HubSpot is out of reach
 */
export async function resolveRecordTypes(
  transport: HubSpotTransport,
  mapping: Mapping,
  environment: ProjectTypeEnvironment,
): Promise<AccountMap> {
  const [projects, pipeline, wrongOnTickets] = await Promise.all([
    resolveProjects(transport, mapping.project, environment),
    resolvePipeline(transport, mapping.ticket),
    checkProperties(transport, objectTypes.ticket, 'tickets', expectedOnTickets(mapping.ticket)),
  ]);
  const problems = [...problemsOf(projects), ...problemsOf(pipeline), ...wrongOnTickets];
  if (!projects.ok || !pipeline.ok || problems.length > 0)
    throw new AccountSetupError(problems.map(sentenceOf));
  return Object.freeze({
    ...projects.value,
    pipeline: pipeline.value,
    project: mapping.project,
    ticket: mapping.ticket,
  });
}

import type { CreativeProject } from '../../domain/model.ts';
import type { DatedAdLabLink } from '../ports/account.ts';

/** The project with its AdLab link as read by itself; the date is null where HubSpot does not tell it. */
export function dateLink(project: CreativeProject, read: DatedAdLabLink | undefined): CreativeProject {
  const { adLabLink = project.adLabLink, adLabLinkChangedAt = null } = read ?? {};
  return { ...project, adLabLink, adLabLinkChangedAt };
}

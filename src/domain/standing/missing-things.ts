import { accountManagerOf, sasOf, type Addressee } from '../people.ts';
import type { Situation } from '../situation.ts';
import { nameInTexts } from '../texts/document.ts';
import { sharedWithOthers, withoutFolder } from './loose-tickets.ts';
import { missingAdLabLink } from './missing-adlab-link.ts';
import type { MissingThing } from './standing.ts';

/** What keeps the refresh from going on as it should: of the project first, then of its tickets. */
export function missingThings(situation: Situation): readonly MissingThing[] {
  return [
    ...unknownStatus(situation),
    ...refreshDate(situation),
    ...people(situation),
    ...usableCadence(situation),
    ...missingAdLabLink(situation),
    ...folderNames(situation),
    ...singleProjects(situation),
  ];
}

function unknownStatus({ project }: Situation): readonly MissingThing[] {
  if (project.status !== 'unrecognised') return [];
  return [
    {
      what: 'known status',
      problem:
        'Creative Refresh Status holds an option the settings do not know, so nothing is decided for this project.',
      remedy:
        'Move the status to one of the known options, or ask an admin to map the option in the settings.',
      ticketId: null,
    },
  ];
}

/** Only where something waits for it: the end of a cycle sets one by itself. */
function refreshDate({ project }: Situation): readonly MissingThing[] {
  if (project.status !== 'refresh_request_submitted' || project.refreshDate !== null) return [];
  return [
    {
      what: 'refresh date',
      problem:
        'The refresh is requested but the project has no refresh date, so the SAS would never be asked for the tickets.',
      remedy: 'Fill in Creative Refresh Date on the project.',
      ticketId: null,
    },
  ];
}

function people(situation: Situation): readonly MissingThing[] {
  const { project } = situation;
  const isOnProgramme = project.refreshDate !== null || project.status !== 'blank';
  if (!isOnProgramme) return [];
  return [...nobodyAs('account manager', accountManagerOf(situation)), ...nobodyAs('sas', sasOf(situation))];
}

function nobodyAs(what: 'account manager' | 'sas', { role, person, warnings }: Addressee) {
  if (person !== null) return [];
  return warnings.map((problem): MissingThing => ({
    what,
    problem,
    remedy: `Name an active user as ${role} on the project, or ask an admin to set a default in the settings.`,
    ticketId: null,
  }));
}

function usableCadence({ cadence }: Situation): readonly MissingThing[] {
  return cadence.warnings.map((problem) => ({
    what: 'usable cadence',
    problem,
    remedy:
      "Correct it to a whole number of days from 1 to 730: the project's own on the project, that of a package in the settings.",
    ticketId: null,
  }));
}

function folderNames(situation: Situation): readonly MissingThing[] {
  return withoutFolder(situation).map(({ id, subject }) => ({
    what: 'folder name',
    problem: `Ticket "${subject}" has no Deliverable Folder Name, so it takes part in no ad set.`,
    remedy: 'Fill in Deliverable Folder Name on the ticket, the same for all tickets of the ad set.',
    ticketId: id,
  }));
}

function singleProjects(situation: Situation): readonly MissingThing[] {
  return sharedWithOthers(situation).map(({ id, subject, projectIds }) => ({
    what: 'single project',
    problem: `Ticket "${nameInTexts(subject)}" is associated with ${projectIds.length} creative projects, so it takes part in no ad set.`,
    remedy: 'Open the ticket and remove it from all creative projects but one.',
    ticketId: id,
  }));
}

import { goOn } from './go-on.ts';
import * as mistakes from './mistakes.ts';
import type { Act } from './town.ts';

/** Everything people do in the account. */
export const acts = {
  goOn,
  setAnyStatus: mistakes.setAnyStatus,
  editDate: mistakes.editDate,
  editCadence: mistakes.editCadence,
  lowerCycle: mistakes.lowerCycle,
  pasteAnyLink: mistakes.pasteAnyLink,
  moveTicket: mistakes.moveTicket,
  renameFolder: mistakes.renameFolder,
  flagTicket: mistakes.flagTicket,
  setPart: mistakes.setPart,
  deleteTicket: mistakes.deleteTicket,
  cloneTicket: mistakes.cloneTicket,
  misplaceTicket: mistakes.misplaceTicket,
  addTicket: mistakes.addTicket,
  tickTask: mistakes.tickTask,
  reopenTask: mistakes.reopenTask,
  deleteTask: mistakes.deleteTask,
  restore: mistakes.restore,
  cloneProject: mistakes.cloneProject,
  deleteProject: mistakes.deleteProject,
  mergeProjects: mistakes.mergeProjects,
  changeOwner: mistakes.changeOwner,
  archiveOwner: mistakes.archiveOwner,
} as const satisfies Readonly<Record<string, Act>>;

/** `evaluate`: a workflow asks a server for a project at once, as people set it to. */
export type ActName = keyof typeof acts | 'evaluate';

/** How often each is done, compared with the others: mostly what is asked for, now and then a slip. */
export const frequencies: Readonly<Record<ActName, number>> = {
  goOn: 220,
  setAnyStatus: 8,
  editDate: 7,
  editCadence: 2,
  lowerCycle: 1,
  pasteAnyLink: 5,
  moveTicket: 8,
  renameFolder: 6,
  flagTicket: 8,
  setPart: 5,
  deleteTicket: 4,
  cloneTicket: 3,
  misplaceTicket: 4,
  addTicket: 5,
  tickTask: 6,
  reopenTask: 4,
  deleteTask: 2,
  restore: 4,
  cloneProject: 2,
  deleteProject: 1,
  mergeProjects: 1,
  changeOwner: 2,
  archiveOwner: 1,
  evaluate: 8,
};

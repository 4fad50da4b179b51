import type { CreativeProject } from '../../domain/model.ts';

/** A project, and the ids of what it is associated with. */
export interface ProjectWithLinks {
  readonly project: CreativeProject;
  /** Of whatever pipeline. */
  readonly ticketIds: readonly string[];
  /** undefined: not asked for. */
  readonly companyIds: readonly string[] | undefined;
}

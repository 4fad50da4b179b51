/** One setting that would make the app use what is there under another name. */
export interface Proposal {
  /** `mapping.project.properties.refreshDate` */
  readonly setting: string;
  readonly value: string;
  /** What it means and what it was found by, for a person to judge. */
  readonly because: string;
}

/** Something that could be one of several; left to a person. */
export interface Ambiguity {
  readonly setting: string;
  /** What is looked for: `Creative Refresh Date`. */
  readonly meaning: string;
  /** The values it could be given. */
  readonly candidates: readonly string[];
}

export interface MappingProposals {
  readonly proposals: readonly Proposal[];
  readonly ambiguous: readonly Ambiguity[];
}

export const nothingProposed: MappingProposals = { proposals: [], ambiguous: [] };

/** All of them, in their order. */
export function together(...parts: readonly MappingProposals[]): MappingProposals {
  return {
    proposals: parts.flatMap(({ proposals }) => proposals),
    ambiguous: parts.flatMap(({ ambiguous }) => ambiguous),
  };
}

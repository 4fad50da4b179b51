import type { Cast, Role } from '../cast.ts';
import type { RecordView } from '../../person.ts';
import type { Playing } from '../story/player.ts';

/** What every page of the sandbox shows around what it is about. */
export interface Scene {
  readonly role: Role;
  readonly cast: Cast;
  readonly today: string;
  readonly timeZone: string;
  /** The path of the page, below the person. */
  readonly path: string;
  /** Days until the app next does something by itself, on this project or on any; null: nothing is due by itself. */
  readonly daysToNext: number | null;
  readonly playing: Playing | null;
  /** `Amara (account manager)`, of an owner. */
  readonly nameOfOwner: (ownerId: string) => string;
  /** What was refused just now. */
  readonly refused: string | null;
}

/** The address of a page as the same person sees it. */
export function addressOf({ role }: Pick<Scene, 'role'>, path: string): string {
  return `/${role.name}${path}`;
}

export function valueOf({ values }: RecordView, name: string): string {
  return values[name] ?? '';
}

import { badRequest } from './api-error.ts';

export interface Owner {
  readonly id: string;
  readonly userId: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly createdAt: number;
  updatedAt: number;
  archived: boolean;
}

export type NewOwner = Pick<Owner, 'email' | 'firstName' | 'lastName'> & { readonly archived?: boolean };

const firstOwnerId = 71_000_001;
const firstUserId = 5_300_001;
const largestPage = 500;

/** The people records can belong to. */
export class OwnerStore {
  readonly #byId = new Map<string, Owner>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add({ email, firstName, lastName, archived = false }: NewOwner): Owner {
    const position = this.#byId.size;
    const at = this.#now();
    const owner: Owner = {
      id: String(firstOwnerId + position),
      userId: firstUserId + position,
      email,
      firstName,
      lastName,
      createdAt: at,
      updatedAt: at,
      archived,
    };
    this.#byId.set(owner.id, owner);
    return owner;
  }

  /** An owner who leaves keeps the records; they are only not listed among the active ones any more. */
  archive(id: string): void {
    const owner = this.#byId.get(id);
    if (!owner) throw new RangeError(`There is no owner ${id}`);
    owner.archived = true;
    owner.updatedAt = this.#now();
  }

  has = (id: string): boolean => this.#byId.has(id);

  find(id: string): Owner | undefined {
    return this.#byId.get(id);
  }

  /** A page of active or of archived owners by ascending id; `after` is the last id of the page before. */
  page(query: { archived: boolean; email?: string | undefined; limit: number; after?: string | undefined }) {
    if (query.limit > largestPage) throw badRequest(`limit must be at most ${String(largestPage)}`);
    const matching = [...this.#byId.values()].filter(
      ({ archived, email, id }) =>
        archived === query.archived &&
        (query.email === undefined || email === query.email) &&
        (query.after === undefined || Number(id) > Number(query.after)),
    );
    const owners = matching.slice(0, query.limit);
    return { owners, after: matching.length > owners.length ? (owners.at(-1)?.id ?? null) : null };
  }
}

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
  /** May do everything in the account, its settings included. */
  superAdmin: boolean;
}

export type NewOwner = Pick<Owner, 'email' | 'firstName' | 'lastName'> & {
  readonly archived?: boolean;
  readonly superAdmin?: boolean;
};

const firstOwnerId = 71_000_001;
const firstUserId = 5_300_001;
const largestPage = 500;

/** The people records can belong to; each of them is a user of the account until they leave. */
export class OwnerStore {
  readonly #byId = new Map<string, Owner>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add({ email, firstName, lastName, archived = false, superAdmin = false }: NewOwner): Owner {
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
      superAdmin,
    };
    this.#byId.set(owner.id, owner);
    return owner;
  }

  /** An owner who leaves keeps the records; they are only not listed among the active ones any more. */
  archive(id: string): void {
    const owner = this.get(id);
    owner.archived = true;
    owner.updatedAt = this.#now();
  }

  has = (id: string): boolean => this.#byId.has(id);

  find(id: string): Owner | undefined {
    return this.#byId.get(id);
  }

  /** @throws RangeError where nobody has this owner id */
  get(id: string): Owner {
    const owner = this.#byId.get(id);
    if (!owner) throw new RangeError(`There is no owner ${id}`);
    return owner;
  }

  /** The users of the account by ascending id; somebody who has left is none any more. */
  users(): readonly Owner[] {
    return [...this.#byId.values()].filter(({ archived }) => !archived);
  }

  /** A user by user id or, whatever its capitals, by email. */
  findUser(by: 'id' | 'email', value: string): Owner | undefined {
    return this.users().find(({ userId, email }) =>
      by === 'id' ? String(userId) === value : email.toLowerCase() === value.toLowerCase(),
    );
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

/** Some of many. */
export interface Paged<Item> {
  readonly items: readonly Item[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** The wanted page, or the nearest there is. `wanted`: as it stands in the address. */
export function pageOf<Item>(all: readonly Item[], wanted: string | undefined, size: number): Paged<Item> {
  const pages = pagesOf(all.length, size);
  const page = Math.min(pageNumber(wanted), pages);
  return { items: all.slice((page - 1) * size, page * size), page, pages, total: all.length };
}

export function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}

/** From 1; what is no such number is the first. */
export function pageNumber(wanted: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(wanted ?? '') ? Number(wanted) : 1;
}

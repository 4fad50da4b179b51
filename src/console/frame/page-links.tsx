/** @jsxImportSource preact */
import type { VNode } from 'preact';

interface PageLinksProps {
  readonly path: string;
  /** What the page was asked for with; kept in the links. */
  readonly query: Readonly<Record<string, string>>;
  readonly page: number;
  readonly pages: number;
}

/** To the neighbouring pages of a long list; nothing where there is one only. */
export function PageLinks({ path, query, page, pages }: PageLinksProps): VNode | null {
  if (pages <= 1) return null;
  const link = (number: number) =>
    `${path}?${new URLSearchParams({ ...query, page: String(number) }).toString()}`;
  return (
    <nav class="pages" aria-label="Pages of the list">
      {page > 1 && (
        <a href={link(page - 1)} rel="prev">
          Previous
        </a>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a href={link(page + 1)} rel="next">
          Next
        </a>
      )}
    </nav>
  );
}

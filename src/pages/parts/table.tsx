/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
  /** What a row is called by; one column of a table. */
  readonly namesRow?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  /** The caption says what a heading has just said, and is for those who only hear it. */
  readonly isCaptionUnseen?: boolean;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** Shown in place of a table without rows. */
  readonly empty: string;
}

/** A table that becomes a list of its rows on a narrow screen, each value with its heading before it. */
export function Table<Row>({
  caption,
  isCaptionUnseen,
  rows,
  keyOf,
  columns,
  empty,
}: TableProps<Row>): VNode {
  if (rows.length === 0) return <p class="hint">{empty}</p>;
  return (
    <div class="scroll">
      <table class="stacks">
        <caption class={isCaptionUnseen ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ heading, isNumber }) => (
              <th key={heading} scope="col" class={isNumber ? 'number' : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ heading, cell, isNumber, namesRow }) =>
                namesRow ? (
                  <th key={heading} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={heading} class={isNumber ? 'number' : undefined} data-label={heading}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { sql } from 'kysely';
import type { Expression, RawBuilder } from 'kysely';

// The dialects name these functions differently and treat NULL differently; `case` is the same in both.

/** The smaller of two values; where there is none on the left, the right one. */
export function smaller<Value>(left: Expression<Value | null>, right: Expression<Value>): RawBuilder<Value> {
  return sql<Value>`case when ${left} <= ${right} then ${left} else ${right} end`;
}

/** The larger of two values. */
export function larger<Value>(left: Expression<Value>, right: Expression<Value>): RawBuilder<Value> {
  return sql<Value>`case when ${left} >= ${right} then ${left} else ${right} end`;
}

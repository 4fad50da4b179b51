import { z } from 'zod';

export const letterKinds = ['project', 'ticket', 'task', 'email', 'call'] as const;

/** Something that was given up on after the configured number of tries. */
export interface DeadLetter {
  /** `call`: the outcome of a workflow action that HubSpot would not hear of. */
  readonly kind: (typeof letterKinds)[number];
  /** The record's id, the email's key, or HubSpot's id of the call. */
  readonly id: string;
  /** Of an email whom it is to and what about, of a call which action it was; of a record nothing. */
  readonly about: string | null;
  readonly attempts: number;
  readonly error: string;
  /** ISO 8601 in UTC. */
  readonly givenUpAt: string;
}

/** Which one is meant. */
export type LetterName = Pick<DeadLetter, 'kind' | 'id'>;

export const letterName: z.ZodType<LetterName> = z.strictObject({
  kind: z.enum(letterKinds),
  id: z.string().min(1),
});

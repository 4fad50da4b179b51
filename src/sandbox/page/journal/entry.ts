import type { Author, Kind, PropertyDefinition } from '../../model.ts';
import type { SentEmail } from '../../mailbox.ts';

/** A field that got another value; the value as the account keeps it. */
export interface FieldChange {
  readonly definition: Pick<PropertyDefinition, 'name' | 'label' | 'type' | 'options' | 'holdsOwner'>;
  readonly value: string;
}

/** Something that happened, as it came to be known; ids of projects are looked up when it is told. */
export type Entry = { readonly at: number } & (
  | {
      readonly what: 'created' | 'changed';
      readonly author: Author;
      readonly kind: Kind;
      readonly recordId: string;
      readonly fields: readonly FieldChange[];
    }
  | { readonly what: 'emailed'; readonly email: SentEmail }
  | { readonly what: 'said'; readonly projectId: string; readonly text: string }
);

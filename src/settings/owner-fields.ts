import type { Settings } from './settings-schema.ts';

/** Every field that names an owner of the account by id, with what is in it; empty ones are left out. */
export function ownersNamedBy({
  people,
}: Settings): readonly { readonly field: string; readonly id: string }[] {
  const fields = {
    'people.defaultAccountManagerId': people.defaultAccountManagerId,
    'people.defaultSasId': people.defaultSasId,
    'people.defaultCopywriterId': people.defaultCopywriterId,
    'people.defaultDesignerId': people.defaultDesignerId,
    'people.teamLeadIds.copy': people.teamLeadIds.copy,
    'people.teamLeadIds.graphics': people.teamLeadIds.graphics,
  };
  return Object.entries(fields).flatMap(([field, id]) => (id === null ? [] : [{ field, id }]));
}

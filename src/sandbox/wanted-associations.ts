import { z } from 'zod';
import { badRequest } from './api-error.ts';
import type { WantedAssociation } from './change-records.ts';
import type { ObjectType } from './model.ts';
import type { Portal } from './portal.ts';

export const associationSpecSchema = z.object({
  associationCategory: z.enum(['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED', 'WORK']),
  associationTypeId: z.number().int(),
});

type AssociationSpec = z.output<typeof associationSpecSchema>;

export const inlineAssociationSchema = z.object({
  to: z.object({ id: z.coerce.string() }),
  types: z.array(associationSpecSchema).min(1),
});

/**
 * The associations a create asks for. The type id alone says which type of record is meant, so an id of the wrong
 * direction or the wrong pair is refused, and so is a record that is not there.
 */
export function wantedAssociations(
  portal: Portal,
  from: ObjectType,
  inline: readonly z.output<typeof inlineAssociationSchema>[],
): readonly WantedAssociation[] {
  return inline.flatMap(({ to, types }) =>
    types.map((spec) => {
      const record = portal.records.find(to.id);
      const type = record && matchingType(portal, from, record.type, spec);
      if (record?.archivedAt !== null || !type) throw invalidAssociation(from, to.id, spec);
      return { to: record, type };
    }),
  );
}

/** The association type of this pair that a category and an id name. */
export const matchingType = (portal: Portal, from: ObjectType, to: ObjectType, spec: AssociationSpec) =>
  portal.associationTypes
    .between(from, to)
    .find(
      ({ typeId, category }) => typeId === spec.associationTypeId && category === spec.associationCategory,
    );

const invalidAssociation = (from: ObjectType, id: string, spec: AssociationSpec) =>
  badRequest(
    `Association of ${from.name} to ${id} as ${spec.associationCategory} ${String(spec.associationTypeId)} is not valid`,
    { subCategory: 'crm.associations.INVALID_ASSOCIATION_TYPE', context: { toObjectId: [id] } },
  );

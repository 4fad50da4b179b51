/** The dated version of HubSpot's API that every path of this app names. Nothing else knows it. */
const version = '2026-09';

const segment = encodeURIComponent;

const objects = (objectTypeId: string) => `/crm/objects/${version}/${segment(objectTypeId)}`;

/** HubSpot's dated paths, ids encoded. Object types are named by their ids: `0-5`, `2-…`. */
export const paths = {
  record: (objectTypeId: string, id: string) => `${objects(objectTypeId)}/${segment(id)}`,
  batchRead: (objectTypeId: string) => `${objects(objectTypeId)}/batch/read`,
  batchCreate: (objectTypeId: string) => `${objects(objectTypeId)}/batch/create`,
  batchUpdate: (objectTypeId: string) => `${objects(objectTypeId)}/batch/update`,
  search: (objectTypeId: string) => `${objects(objectTypeId)}/search`,
  associationsBatchRead: (from: string, to: string) =>
    `/crm/associations/${version}/${segment(from)}/${segment(to)}/batch/read`,
  associationLabels: (from: string, to: string) =>
    `/crm/associations/${version}/${segment(from)}/${segment(to)}/labels`,
  owners: () => `/crm/owners/${version}`,
  accountDetails: () => `/account-info/${version}/details`,
  pipelines: (objectTypeId: string) => `/crm/pipelines/${version}/${segment(objectTypeId)}`,
  pipelineStages: (objectTypeId: string, pipelineId: string) =>
    `/crm/pipelines/${version}/${segment(objectTypeId)}/${segment(pipelineId)}/stages`,
  properties: (objectTypeId: string) => `/crm/properties/${version}/${segment(objectTypeId)}`,
  property: (objectTypeId: string, name: string) =>
    `/crm/properties/${version}/${segment(objectTypeId)}/${segment(name)}`,
  propertyGroups: (objectTypeId: string) => `/crm/properties/${version}/${segment(objectTypeId)}/groups`,
  singleSend: () => `/marketing/transactional/${version}/single-email/send`,
  completeCallback: (callbackId: string) =>
    `/automation/actions/callbacks/${version}/${segment(callbackId)}/complete`,
  user: (userId: string) => `/settings/users/${version}/${segment(userId)}`,
  objectSchemas: () => `/crm-object-schemas/${version}/schemas`,
  objectAssociations: (objectTypeId: string) =>
    `/crm-object-schemas/${version}/schemas/${segment(objectTypeId)}/associations`,
} as const;

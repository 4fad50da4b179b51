/** The body of a call as HubSpot sends it; what is undefined is left out. */
export function aRequest(overrides: Readonly<Record<string, unknown>> = {}): unknown {
  const document: unknown = JSON.parse(
    JSON.stringify({
      callbackId: 'ap-102670506-56776413549-7-0',
      origin: { portalId: 145883449, actionDefinitionId: 10646377, actionDefinitionVersion: 1 },
      context: { source: 'WORKFLOWS', workflowId: 192814114 },
      object: { objectId: 7, objectType: 'p145883449_creative_project', properties: {} },
      inputFields: {},
      ...overrides,
    }),
  );
  return document;
}

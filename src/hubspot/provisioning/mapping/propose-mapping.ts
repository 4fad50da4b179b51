import type { Mapping } from '../../../settings/mapping-schema.ts';
import { objectTypes } from '../../account-map.ts';
import type { PropertyDetails } from '../../schemas/set-up.ts';
import { namedProjectType, type ProjectTypeEnvironment } from '../../start-up/resolve-project-type.ts';
import type { CustomObject, ExistingAccount } from '../existing-account.ts';
import { wantedOnProjects, wantedOnTickets } from '../wanted-properties.ts';
import { nothingProposed, together, type MappingProposals } from './proposals.ts';
import { proposeObject } from './propose-object.ts';
import { proposePipeline } from './propose-pipeline.ts';
import { proposeProperties } from './propose-properties.ts';

interface ProposeOptions {
  readonly mapping: Mapping;
  readonly environment: ProjectTypeEnvironment;
  readonly existing: ExistingAccount;
}

const objectSetting = 'mapping.project.objectType';
const nameSetting = 'mapping.project.nameProperty';

/**
 * What the account seems to have already under other names, by label, name and type. What is in place is left
 * alone; what could be one of several is listed and left to a person.
 */
export function proposeMapping({ mapping, environment, existing }: ProposeOptions): MappingProposals {
  return together(
    proposeProjects(mapping.project, environment, existing),
    proposeProperties(wantedOnTickets(mapping.ticket), existing.tickets.properties),
    proposePipeline(mapping.ticket, existing.pipelines),
  );
}

function proposeProjects(
  mapping: Mapping['project'],
  environment: ProjectTypeEnvironment,
  { projects, customObjects }: ExistingAccount,
): MappingProposals {
  if (projects !== null) {
    const object = customObjects.find(({ id }) => id === projects.id);
    return proposeFields(mapping, projects.id, projects.properties, object?.displayProperty ?? null);
  }
  const named = namedProjectType(mapping.objectType, environment);
  const name = 'customObject' in named ? named.customObject : 'creative_project';
  const found = proposeObject(name, customObjects, wantedOnProjects(mapping, mapping.nameProperty ?? 'name'));
  switch (found.kind) {
    case 'none':
      return nothingProposed;
    case 'several': {
      const candidates = found.objects.map((object) => object.name);
      return { proposals: [], ambiguous: [{ setting: objectSetting, meaning: name, candidates }] };
    }
    case 'one':
      return together(
        {
          proposals: [{ setting: objectSetting, value: found.object.name, because: found.because }],
          ambiguous: [],
        },
        proposeFieldsOf(mapping, found.object),
      );
  }
}

const proposeFieldsOf = (mapping: Mapping['project'], { id, properties, displayProperty }: CustomObject) =>
  proposeFields(mapping, id, properties, displayProperty);

/** The name of records is known to HubSpot: no need to guess it. */
function proposeFields(
  mapping: Mapping['project'],
  typeId: string,
  properties: readonly PropertyDetails[],
  displayProperty: string | null,
): MappingProposals {
  const nameProperty = mapping.nameProperty ?? (typeId === objectTypes.project ? 'hs_name' : 'name');
  const wanted = wantedOnProjects(mapping, nameProperty);
  const isThere = properties.some(({ name }) => name === nameProperty);
  if (isThere || displayProperty === null) return proposeProperties(wanted, properties);
  return together(
    {
      proposals: [
        { setting: nameSetting, value: displayProperty, because: `Name is what HubSpot shows as the name` },
      ],
      ambiguous: [],
    },
    proposeProperties(
      wanted.filter(({ setting }) => setting !== nameSetting),
      properties.filter(({ name }) => name !== displayProperty),
    ),
  );
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ALLOWED_TOP_LEVEL_FIELDS, Components } from '@hubspot/project-parsing-lib/constants';
import { loadHsProfileFile, validateProfileVariables } from '@hubspot/project-parsing-lib/profiles';
import { getProjectMetadata, parseProjectConfig } from '@hubspot/project-parsing-lib/projects';
import { translate } from '@hubspot/project-parsing-lib/translate';
import { validateUid } from '@hubspot/project-parsing-lib/uid';
import { z } from 'zod';
import { configSchemas } from './component-schemas.ts';

/** A component as HubSpot would get it, the profile's variables filled in. */
export interface Component {
  readonly uid: string;
  /** Relative to the source folder. */
  readonly file: string;
  readonly config: unknown;
}

/** The components of a project under one of its profiles. @throws Error where the project cannot be read */
export async function readComponents(folder: string, profile: string): Promise<readonly Component[]> {
  const { srcDir, platformVersion } = parseProjectConfig(folder);
  const context = { projectSourceDir: join(folder, srcDir), platformVersion };
  const { intermediateRepresentation } = await translate(context, { skipValidation: true, profile });
  return Object.values(intermediateRepresentation.intermediateNodesIndexedByUid)
    .map(({ uid, metaFilePath, config }) => ({ uid, file: metaFilePath, config }))
    .sort((one, other) => one.file.localeCompare(other.file));
}

/**
 * Everything that HubSpot, or somebody who uses the app there, would stumble over in a project folder, found
 * without HubSpot. Empty: nothing.
 */
export async function findingsIn(folder: string, profile: string): Promise<readonly string[]> {
  try {
    const { srcDir, platformVersion } = parseProjectConfig(folder);
    const source = join(folder, srcDir);
    const files = await metaFilesOf(source);
    const readable = files.read.flatMap((file) => inFile(source, file));
    if (readable.length > 0) return [...files.findings, ...readable];
    const components = await readComponents(folder, profile);
    return [
      ...(platformVersion === '2026.09' ? [] : [`platformVersion: ${platformVersion} is not 2026.09`]),
      ...files.findings,
      ...inProfile(source, profile, files.read),
      ...components.flatMap((component) => inComponent(source, component)),
    ];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

interface MetaFiles {
  /** Those HubSpot reads, relative to the source folder. */
  readonly read: readonly string[];
  readonly findings: readonly string[];
}

async function metaFilesOf(source: string): Promise<MetaFiles> {
  const { hsMetaFiles, components } = await getProjectMetadata(source);
  const { skippedHsMetaFiles } = await translate(
    { projectSourceDir: source, platformVersion: '2026.09' },
    { skipValidation: true },
  );
  const tooMany = Object.entries(components)
    .filter(([, { count, maxCount }]) => count > maxCount)
    .map(([type, { count }]) => `${type}: there may be only one, not ${count}`);
  return {
    read: hsMetaFiles.map((file) => relative(source, file)).sort(),
    findings: [
      ...tooMany,
      ...skippedHsMetaFiles.map((file) => `${file}: HubSpot reads nothing in this folder`),
    ],
  };
}

const metaFile = z.object({ uid: z.string(), type: z.string(), config: z.record(z.string(), z.unknown()) });

/** What is wrong with a file whatever it describes. */
function inFile(source: string, file: string): readonly string[] {
  const text = readFileSync(join(source, file), 'utf8');
  const parsed = metaFile.loose().safeParse(parseJson(text));
  if (!parsed.success) return parsed.error.issues.map((issue) => `${file}: ${describeIssue(issue)}`);
  const { uid, type } = parsed.data;
  const stray = Object.keys(parsed.data).filter(
    (key) => ![...ALLOWED_TOP_LEVEL_FIELDS].some((each) => each === key),
  );
  const component = Components[type];
  const home = component && join(component.parentComponent ?? '', component.dir);
  const wrongUid: unknown = validateUid(uid);
  return [
    ...stray.map((key) => `${file}: ${key} is no field of a component`),
    ...(home === dirname(file) ? [] : [`${file}: a ${type} does not belong into ${dirname(file)}`]),
    ...(typeof wrongUid === 'string' ? [`${file}: ${wrongUid}`] : []),
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function inProfile(source: string, profile: string, files: readonly string[]): readonly string[] {
  const { variables = {} } = loadHsProfileFile(source, profile);
  const texts = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
  const unused = Object.keys(variables).filter((name) => !texts.includes(`\${${name}}`));
  return [
    ...validateProfileVariables(variables, profile).errors,
    ...unused.map((name) => `profile ${profile}: nothing uses ${name}`),
  ];
}

const page = z.object({ entrypoint: z.string() });

function inComponent(source: string, { file, config }: Component): readonly string[] {
  const { type } = metaFile.parse(parseJson(readFileSync(join(source, file), 'utf8')));
  const schema = configSchemas.get(type);
  if (schema === undefined) return [`${file}: nobody has said what a ${type} looks like`];
  const parsed = schema.safeParse(config);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${file}: ${describeIssue(issue)}`);
  const { data } = page.safeParse(config);
  const needed = data === undefined ? [] : [data.entrypoint, join(dirname(data.entrypoint), 'package.json')];
  const missing = needed.filter((path) => !existsSync(join(source, path)));
  return [...wrong, ...missing.map((path) => `${file}: there is no ${path}`)];
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^\/crm\/(objects|associations)\/2026-09\//, ''],
  [/2-143967026/, 'project'],
  [/\b0-5\b/, 'ticket'],
  [/\b0-27\b/, 'task'],
  [/\b0-46\b/, 'note'],
  [/\/\d+$/, ''],
  [/^\/marketing\/.*\/send$/, 'email/send'],
];

/** A call to HubSpot in few words: `POST ticket/batch/read`. */
export function nameOfCall({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${kinds.reduce((text, [pattern, name]) => text.replace(pattern, name), path)}`;
}

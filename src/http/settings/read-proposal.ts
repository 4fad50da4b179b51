import { z } from 'zod';
import { describeIssues, inAnAdminsWords } from '../../settings/describe-issues.ts';
import { parseJson } from '../parse-json.ts';
import { Refusal } from '../refusal.ts';
import type { SettingsProposal } from '../settings-answer.ts';

const proposalSchema: z.ZodType<SettingsProposal> = z.strictObject({
  basedOn: z.int('must be the number of the version that was looked at').min(0),
  settings: z.unknown(),
  dryRun: z.boolean().optional(),
  previewDate: z.iso.date('must be a date such as 2026-12-25').optional(),
});

/**
 * The body of a `PUT`; whether the settings in it make sense is not looked at here. A name it does not know is
 * refused: a misspelt `dryRun` would save.
 * @throws Refusal 400 with the problems
 */
export function readProposal(rawBody: Buffer): SettingsProposal {
  const parsed = proposalSchema.safeParse(parseJson(rawBody), { error: inAnAdminsWords });
  if (parsed.success) return parsed.data;
  const problems = describeIssues(parsed.error, 'body');
  throw new Refusal(400, 'the body does not say which settings to save', { details: { problems } });
}

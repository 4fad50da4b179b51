import type { VariableName } from './environment.ts';

/**
 * The variables the chosen email transport cannot do without and that are not set. An unknown transport
 * needs nothing: that it is unknown is a problem of its own.
 */
export function findMissingForEmail(environment: Readonly<Record<string, string>>): readonly VariableName[] {
  const needs: Readonly<Record<string, readonly VariableName[]>> = {
    smtp: ['SMTP_URL', 'EMAIL_FROM'],
    hubspot: ['HUBSPOT_EMAIL_TEMPLATE_ID'],
  };
  const transport = environment['EMAIL_TRANSPORT'] ?? 'smtp';
  return (needs[transport] ?? []).filter((name) => environment[name] === undefined);
}

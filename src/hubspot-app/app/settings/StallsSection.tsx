import { NumberField, TextField, ToggleField } from './inputs.tsx';
import { Section } from './Section.tsx';

/** How long a handoff may wait, and who hears of one that waits longer. */
export function StallsSection() {
  return (
    <Section
      title="Stalled handoffs"
      about="A handoff that waits longer than its limit is stalled: the app's own pages and figures show it, and nobody gets an email about it unless you say so here."
    >
      <NumberField path="stalls.limits.kickoff" />
      <NumberField path="stalls.limits.request" />
      <NumberField path="stalls.limits.submissionCue" />
      <NumberField path="stalls.limits.tickets" />
      <NumberField path="stalls.limits.review" />
      <NumberField path="stalls.limits.revisions" />
      <NumberField path="stalls.limits.approval" />
      <ToggleField path="stalls.remind" />
      <TextField path="stalls.digestTo" />
    </Section>
  );
}

import { ToggleField } from './inputs.tsx';
import { Section } from './Section.tsx';

/** What the app does beyond the process, if wanted. */
export function AutomationsSection() {
  return (
    <Section
      title="Optional automations"
      about="None of these is needed for the process; all are off at first."
    >
      <ToggleField path="automations.cueWithoutRequest" />
      <ToggleField path="automations.qaTasks" />
      <ToggleField path="automations.closeTicketsWithCycle" />
    </Section>
  );
}

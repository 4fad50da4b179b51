import { NumberField } from './inputs.tsx';
import { Section } from './Section.tsx';

/** How long the creative team has. */
export function TurnaroundSection() {
  return (
    <Section
      title="Turnaround"
      about="When the tasks of copywriter and designer are due, counted in business days from the day on which a deliverable ticket reaches them."
    >
      <NumberField path="turnaround.standardBusinessDays" />
      <NumberField path="turnaround.extendedFromTickets" />
      <NumberField path="turnaround.extendedBusinessDays" />
    </Section>
  );
}

import { NumberField } from './inputs.tsx';
import { Section } from './Section.tsx';

/** How much may go out at once without an admin's word. */
export function BrakeSection() {
  return (
    <Section
      title="Brake"
      about="How much may go out at once. What is held back is not lost: an admin lists, releases or drops it on the server."
    >
      <NumberField path="brake.kickoffsPerSweep" />
      <NumberField path="brake.emailsPerPersonPerSweep" />
    </Section>
  );
}

import { declineOptions } from './choices.ts';
import { ChoiceField, NumberField } from './inputs.tsx';
import { PackageRows } from './PackageRows.tsx';
import { Section } from './Section.tsx';

/** How far apart refreshes are, and when the AM is asked to begin. */
export function CadenceSection() {
  return (
    <Section
      title="Cadence"
      about="How often a client gets new creatives. A creative project with its own cadence goes by that; else its package counts, else the days given here."
    >
      <NumberField path="cadence.defaultDays" />
      <PackageRows />
      <NumberField path="leadDays" />
      <ChoiceField path="declineReschedulesFrom" options={declineOptions} />
    </Section>
  );
}

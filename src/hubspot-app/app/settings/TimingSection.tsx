import { hourOptions } from './choices.ts';
import { HolidayList } from './HolidayList.tsx';
import { ChoiceField, NumberField } from './inputs.tsx';
import { Section } from './Section.tsx';

/** When the app goes about its work. */
export function TimingSection() {
  return (
    <Section
      title="Time of day and holidays"
      about="When kickoffs and cues go out, and which days do not count."
    >
      <ChoiceField path="sweep.hour" options={hourOptions} />
      <NumberField path="sweep.everyMinutes" />
      <NumberField path="dailyCalls.sweepsYieldAtPercent" />
      <HolidayList />
    </Section>
  );
}

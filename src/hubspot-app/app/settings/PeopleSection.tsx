import { Alert } from '@hubspot/ui-extensions';
import { noChoice } from './choices.ts';
import { useForm } from './form-context.ts';
import type { FieldPath } from './fields.ts';
import { ChoiceField, TextField } from './inputs.tsx';
import { Section } from './Section.tsx';

/** Who stands in where a record names nobody. */
export function PeopleSection() {
  const { choices } = useForm();
  return (
    <Section
      title="People"
      about="Who gets the work where a creative project or a deliverable ticket names nobody, so that no handoff is lost."
    >
      {choices.people.length === 0 && (
        <Alert title="The people of your account could not be listed" variant="warning">
          HubSpot could not be asked just now. Whoever is chosen stays chosen. Open the page again in a minute
          to choose somebody else.
        </Alert>
      )}
      <PersonField path="people.defaultAccountManagerId" />
      <PersonField path="people.defaultSasId" />
      <PersonField path="people.defaultCopywriterId" />
      <PersonField path="people.defaultDesignerId" />
      <PersonField path="people.teamLeadIds.copy" />
      <PersonField path="people.teamLeadIds.graphics" />
      <TextField path="people.fallbackEmail" />
    </Section>
  );
}

function PersonField({ path }: { readonly path: FieldPath }) {
  const { choices } = useForm();
  const people = choices.people.map(({ id, name }) => ({ label: name, value: id }));
  return <ChoiceField path={path} options={[{ label: 'Nobody', value: noChoice }, ...people]} />;
}

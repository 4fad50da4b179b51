import { Alert, MultiSelect } from '@hubspot/ui-extensions';
import { noChoice, withUnknown, type Option } from './choices.ts';
import type { FieldPath } from './fields.ts';
import { useForm } from './form-context.ts';
import { ChoiceField, useField } from './inputs.tsx';
import { Section } from './Section.tsx';
import { byLabel, chosenPipeline } from './stages.ts';

/** Which pipeline and which of its stages mean what in the process. */
export function StagesSection() {
  const { draft, choices, change } = useForm();
  const pipeline = chosenPipeline(draft.document, choices);
  const stages = (pipeline?.stages ?? []).map(({ id, label }) => ({ label, value: id }));
  const pipelines = choices.pipelines.map(({ id, label }) => ({ label, value: id }));
  return (
    <Section
      title="Ticket stages"
      about="Which stages of your account the process means. The ad set is handed to the AM when all its tickets are pending approval, so these have to be right."
    >
      {choices.pipelines.length === 0 ? (
        <Alert title="The pipelines of your account could not be listed" variant="warning">
          HubSpot could not be asked just now. What is chosen stays chosen. Open the page again in a minute to
          choose something else.
        </Alert>
      ) : (
        pipeline === null && (
          <Alert title="The pipeline is not among those of your account" variant="warning">
            Choose the one your deliverable tickets are in; its stages can be chosen then.
          </Alert>
        )
      )}
      <ChoiceField
        path="mapping.ticket.pipeline.id"
        options={[
          { label: byLabel(draft.document, 'mapping.ticket.pipeline.id'), value: noChoice },
          ...pipelines,
        ]}
        onChoose={(id) => change({ type: 'pipeline', id: id === null ? null : String(id) })}
      />
      <StageField path="mapping.ticket.stages.new.id" stages={stages} />
      <StageField path="mapping.ticket.stages.inProgress.id" stages={stages} />
      <StageField path="mapping.ticket.stages.pendingApproval.id" stages={stages} />
      <ClosedStages stages={stages} />
      <ChoiceField
        path="mapping.ticket.stages.closeIntoId"
        options={[{ label: 'The first closed stage', value: noChoice }, ...stages]}
      />
    </Section>
  );
}

function StageField({ path, stages }: { readonly path: FieldPath; readonly stages: readonly Option[] }) {
  const { draft } = useForm();
  return (
    <ChoiceField
      path={path}
      options={[{ label: byLabel(draft.document, path), value: noChoice }, ...stages]}
    />
  );
}

function ClosedStages({ stages }: { readonly stages: readonly Option[] }) {
  const { value, set, shared } = useField('mapping.ticket.stages.closedIds');
  const chosen = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  return (
    <MultiSelect
      {...shared}
      value={chosen}
      options={withUnknown(stages, chosen)}
      onChange={(ids) => set(ids.map(String))}
    />
  );
}

import { Flex, StatusTag, StepIndicator, Text } from '@hubspot/ui-extensions';
import type { Status } from './answer.ts';
import { statusLabels, statusMeanings } from './words.ts';

/** In the order of the process; No Refresh Requested leads out of it and stands apart. */
const steps: readonly Status[] = [
  'blank',
  'refresh_request_submitted',
  'deliverable_submitted',
  'creatives_pending_approval',
  'creatives_completed_and_approved',
  'creatives_implemented',
];

/** Creative Refresh Status as steps, and what the present one means. */
export function StatusSteps({ status }: { readonly status: Status }) {
  const isStep = steps.includes(status);
  return (
    <Flex direction="column" gap="small">
      {!isStep && (
        <StatusTag variant={status === 'unrecognised' ? 'danger' : 'warning'}>
          {statusLabels[status]}
        </StatusTag>
      )}
      {status !== 'unrecognised' && (
        <StepIndicator
          stepNames={steps.map((step) => statusLabels[step])}
          currentStep={isStep ? steps.indexOf(status) : 0}
        />
      )}
      <Text>{statusMeanings[status]}</Text>
    </Flex>
  );
}

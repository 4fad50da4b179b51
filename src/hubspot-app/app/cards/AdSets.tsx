import { Accordion, Flex, Heading, StatusTag, Tag, Text } from '@hubspot/ui-extensions';
import type { AdSet } from './answer.ts';
import { TicketTable } from './TicketTable.tsx';

/** The ad sets, those of the present cycle open. */
export function AdSets({ adSets }: { readonly adSets: readonly AdSet[] }) {
  return (
    <Flex direction="column" gap="small">
      <Heading>Ad sets</Heading>
      {adSets.length === 0 && <Text>There are no deliverable tickets in this cycle yet.</Text>}
      {adSets.map((adSet, index) => (
        <Accordion
          key={`${index} ${adSet.folderName}`}
          title={adSet.folderName}
          size="sm"
          defaultOpen={!adSet.isOfEarlierCycle}
        >
          <AdSetDetails adSet={adSet} />
        </Accordion>
      ))}
    </Flex>
  );
}

function AdSetDetails({ adSet }: { readonly adSet: AdSet }) {
  const { isComplete, isHandedOver, isOfEarlierCycle, reason, tickets } = adSet;
  return (
    <Flex direction="column" gap="small">
      <Flex direction="row" gap="small" wrap="wrap">
        <StatusTag variant={isComplete ? 'success' : 'warning'}>
          {isComplete ? 'Complete' : 'Not complete'}
        </StatusTag>
        <StatusTag variant={isHandedOver ? 'success' : 'default'} hollow={!isHandedOver}>
          {isHandedOver ? 'Handed over to the Account Manager' : 'Not handed over'}
        </StatusTag>
        {isOfEarlierCycle && <Tag variant="warning">Earlier cycle</Tag>}
      </Flex>
      <Text>{reason}</Text>
      <TicketTable tickets={tickets} />
    </Flex>
  );
}

import { Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { timeInWords } from './days.ts';

interface FooterProps {
  readonly readAt: string;
  readonly timeZone: string;
  readonly isAsking: boolean;
  readonly onRefresh: () => void;
}

/** How old the picture is, and the way to a new one. */
export function Footer({ readAt, timeZone, isAsking, onRefresh }: FooterProps) {
  return (
    <Flex direction="row" justify="between" align="center">
      <Text variant="microcopy">{`As of ${timeInWords(readAt, timeZone)}`}</Text>
      <LoadingButton size="small" loading={isAsking} onClick={onRefresh}>
        Look again
      </LoadingButton>
    </Flex>
  );
}

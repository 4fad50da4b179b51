import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';

/** A part of the page with its heading and one sentence on what it is about. */
export function Section({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}) {
  return (
    <Flex direction="column" gap="small">
      <Heading>{title}</Heading>
      <Text>{about}</Text>
      {children}
    </Flex>
  );
}

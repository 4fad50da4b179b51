import { EmptyState, Text } from '@hubspot/ui-extensions';

/** A creative project that nobody has scheduled yet. */
export function NotOnProgramme() {
  return (
    <EmptyState title="Not on the Creative Refresh programme" imageName="target" layout="vertical">
      <Text>
        This project has no Creative Refresh Date, so no refresh is ever kicked off. Fill in Creative Refresh
        Date to put it on the programme.
      </Text>
    </EmptyState>
  );
}

import { Alert } from '@hubspot/ui-extensions';

/** Says why nothing happens although it is due. */
export function ShadowHint() {
  return (
    <Alert title="The app is in shadow mode" variant="info">
      It works out every handoff and writes it down, but creates no tasks, sends no emails and changes no
      records. An admin can switch it to live in the app’s settings.
    </Alert>
  );
}

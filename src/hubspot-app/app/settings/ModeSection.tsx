import { Alert, Select } from '@hubspot/ui-extensions';
import type { SettingsAnswer } from './answer.ts';
import { modeOptions } from './choices.ts';
import { fields } from './fields.ts';
import { ChoiceField } from './inputs.tsx';
import { Section } from './Section.tsx';

/** Whether the app carries out what it decides. */
export function ModeSection({ mode }: { readonly mode: SettingsAnswer['mode'] }) {
  return (
    <Section
      title="Shadow or live"
      about={
        mode.effective === 'live'
          ? 'The app is live: it gives tasks, sends emails, and moves statuses and dates in HubSpot.'
          : 'The app is in shadow: it watches and reports, and changes nothing in HubSpot.'
      }
    >
      {mode.setBy === 'environment' ? <DecidedByServer effective={mode.effective} /> : <ChosenHere />}
    </Section>
  );
}

function ChosenHere() {
  return <ChoiceField path="mode" options={modeOptions} />;
}

function DecidedByServer({ effective }: { readonly effective: 'live' | 'shadow' }) {
  const { label, description } = fields.mode;
  return (
    <>
      <Alert title="This is decided on the server" variant="info">
        {`The server was started with MODE=${effective}, and that wins over this page. To choose here, have MODE taken out of the server’s environment and the server started again.`}
      </Alert>
      <Select
        name="mode"
        label={label}
        description={description}
        readOnly
        value={effective}
        options={[...modeOptions]}
      />
    </>
  );
}

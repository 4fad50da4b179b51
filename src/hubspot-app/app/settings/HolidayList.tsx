import { Button, DateInput, Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { fromInputDate, toInputDate } from './dates.ts';
import { problemProps, useField } from './inputs.tsx';
import { dateInWords } from './sentences.ts';

/** The holidays in the order of the calendar, each of them once. */
export function HolidayList() {
  const { value, set, isLocked, shared } = useField('holidays');
  const [picked, setPicked] = useState<string | null>(null);
  const days = Array.isArray(value) ? value.filter((day) => typeof day === 'string') : [];
  const shown = picked === null ? null : toInputDate(picked);
  const isKnown = picked !== null && days.includes(picked);

  const add = (day: string | null) => {
    if (day === null) return;
    set([...days, day].sort());
    setPicked(null);
  };

  return (
    <Flex direction="column" gap="small">
      <Flex gap="small" align="end">
        <DateInput
          {...shared}
          {...problemProps(
            isKnown ? `${dateInWords(picked)} is in the list already.` : (shared.validationMessage ?? null),
          )}
          // A picked day is added and the input is then empty again, which only a new one is for certain.
          key={days.length}
          format="long"
          {...(shown === null ? {} : { value: shown })}
          onChange={(date) => setPicked(fromInputDate(date))}
        />
        <Button
          variant="secondary"
          disabled={isLocked || picked === null || isKnown}
          onClick={() => add(picked)}
        >
          Add this day
        </Button>
      </Flex>
      {days.length === 0 && <Text variant="microcopy">No holidays are listed.</Text>}
      {days.map((day) => (
        <Flex key={day} gap="small" align="center">
          <Text>{dateInWords(day)}</Text>
          <Button
            size="xs"
            variant="secondary"
            disabled={isLocked}
            testId={`holidays.${day}.remove`}
            onClick={() => set(days.filter((other) => other !== day))}
          >
            Remove
          </Button>
        </Flex>
      ))}
    </Flex>
  );
}

import * as fc from 'fast-check';

/**
 * What is tried at random is the same on every run, so that a test that turns red does so because of a change.
 * PROPERTY_SEED (a whole number) tries something else.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });

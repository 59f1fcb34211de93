import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { describeFields } from '../../src/entry/fields.ts';

test('every field is listed with its sentence, fields inside a field below it', () => {
  const schema = z.strictObject({
    title: z.string().describe('The name.'),
    kind: z.enum(['mill', 'house']).describe('What it is.'),
    storeys: z.int().default(1).describe('How high it is.'),
    parts: z
      .array(z.strictObject({ size: z.int().describe('How big it is.') }))
      .optional()
      .describe('What it is made of.'),
  });
  assert.deepEqual(describeFields(schema), [
    '  title: The name.',
    '  kind: What it is. One of: mill, house.',
    '  storeys (may be left out): How high it is.',
    '  parts (may be left out): What it is made of.',
    '    size: How big it is.',
  ]);
});

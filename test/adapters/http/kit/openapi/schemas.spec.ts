import { expect } from 'chai';
import { z } from 'zod';
import { Schemas } from '../../../../../src/adapters/http/kit/openapi/schemas.ts';

const color = z
  .object({ name: z.string().default('red').meta({ description: 'As painters say it' }), shade: z.int().optional() })
  .meta({ id: 'Color' });

describe('the schemas of the OpenAPI document', () => {
  it('keep two forms apart where something is sent otherwise than it is answered', () => {
    const schemas = new Schemas();
    schemas.describe(color, 'body');
    schemas.describe(color, 'answer');
    expect(schemas.components['Color']).to.not.have.property('required');
    expect(schemas.components['ColorOutput']).to.deep.include({ required: ['name'] });
  });

  it('tell the default of a body in words, because generators take a `default` for a field that must be sent', () => {
    const schemas = new Schemas();
    schemas.describe(color, 'body');
    expect(schemas.components['Color']?.['properties']).to.have.deep.property('name', {
      type: 'string',
      description: 'As painters say it. Default: `"red"`',
    });
    expect(schemas.describe(z.string().default('red'), 'parameter')).to.have.property('default', 'red');
  });

  it('make an example of all that may be sent, and of what is always answered', () => {
    const schemas = new Schemas();
    const paint = z.object({ color, of: z.array(z.enum(['wall', 'door'])), at: z.iso.datetime().nullable() });
    expect(schemas.exampleOf(schemas.describe(paint, 'body'), 'body')).to.deep.equal({
      color: { name: 'Name', shade: 1 },
      of: ['wall'],
      at: '2026-11-20T12:00:00.000Z',
    });
    const answered = schemas.exampleOf(schemas.describe(paint, 'answer'), 'answer');
    expect(answered).to.have.property('color').that.has.all.keys('name');
  });

  it('take the examples that schemas give, of the whole before those of the parts', () => {
    const schemas = new Schemas();
    const exampleOf = (schema: z.ZodType) => schemas.exampleOf(schemas.describe(schema, 'answer'), 'answer');
    const name = z.string().meta({ examples: ['blue'] });
    expect(exampleOf(z.object({ name }))).to.deep.equal({ name: 'blue' });
    expect(exampleOf(z.object({ name }).meta({ examples: [{ name: 'green' }] }))).to.deep.equal({ name: 'green' });
  });
});

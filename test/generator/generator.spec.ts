import { expect } from 'chai';
import { parseFields } from './fields.ts';
import { namesOf } from './names.ts';

describe('the generator', () => {
  it('understands plurals, and asks where it cannot', () => {
    expect(namesOf('categories').file).to.equal('category');
    expect(namesOf('boxes').file).to.equal('box');
    expect(namesOf('shopping-lists')).to.deep.include({ camel: 'shoppingList', camels: 'shoppingLists' });
    expect(namesOf('people', 'person').file).to.equal('person');
    expect(() => namesOf('people')).to.throw('--singular');
    expect(() => namesOf('Labels')).to.throw('lower-case');
  });

  it('refuses fields that cannot be', () => {
    for (const fields of [
      'name',
      'name:text',
      'name:string?',
      'name:string:1..5',
      'name:string,id:string',
      'name:string,a:boolean?',
    ])
      expect(() => parseFields(fields), fields).to.throw();
    expect(() => parseFields('name:string,stars:integer:5..1')).to.throw('more than');
  });
});

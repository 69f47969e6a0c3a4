import { join } from 'node:path';
import { expect } from 'chai';
import { parseFields } from './fields.ts';
import { namesOf } from './names.ts';
import { targetOf } from './targets.ts';

const root = join(import.meta.dirname, '../..');
const find = (plural: string) => targetOf(root, plural);

describe('the generator', () => {
  it('understands plurals, and asks where it cannot', () => {
    expect(namesOf('categories').file).to.equal('category');
    expect(namesOf('boxes').file).to.equal('box');
    expect(namesOf('shopping-lists')).to.deep.include({ camel: 'shoppingList', camels: 'shoppingLists' });
    expect(namesOf('people', 'person').file).to.equal('person');
    expect(() => namesOf('people')).to.throw('--singular');
    expect(() => namesOf('Labels')).to.throw('lower-case');
  });

  it('finds what a field refers to', () => {
    expect(find('projects')).to.deep.include({ kind: 'project', table: 'projects', numbered: false });
    expect(find('tasks')).to.deep.include({ kind: 'task', table: 'tasks', numbered: true });
    expect(parseFields('name:string,projectId:reference:projects', find)[1]).to.deep.include({
      ...{ name: 'projectId', column: 'project_id', kind: 'reference', optional: true },
    });
    expect(() => find('dogs')).to.throw('There are no dogs');
  });

  it('refuses fields that cannot be', () => {
    for (const fields of [
      'name',
      'name:text',
      'name:string?',
      'name:string:1..5',
      'name:string,id:string',
      'name:string,a:boolean?',
      'name:string,projectId:reference:dogs',
      'name:string,id:reference:projects',
      'a:reference:projects',
    ])
      expect(() => parseFields(fields, find), fields).to.throw();
    expect(() => parseFields('name:string,stars:integer:5..1', find)).to.throw('more than');
  });
});

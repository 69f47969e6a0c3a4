import { about, places } from '../rule.ts';
import { nameOf } from '../syntax.ts';

const emptyEnd = /(Manager|Helper|Util|Common|Base|Impl|Data|Info|DTO|Dto)s?$/;
const emptyStart = /^(Common|Base|Abstract)(?=[A-Z])/;

/** A role needs no such mark; a function may well be about a port of TCP. */
const markedRole = /^I(?=[A-Z][a-z])|(?<=[a-z])Port$/;

const isEmpty = (name: string): boolean => {
  const words = name.replace(/(?:^|[-_.])([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return emptyEnd.test(words) || emptyStart.test(words);
};

const declarations = new Set(
  'ClassDeclaration FunctionDeclaration TSInterfaceDeclaration TSTypeAliasDeclaration'.split(' '),
);

export const namesSaySomething = about('names hold no empty words', places, ({ node }, path) => {
  if (node.type === 'Program')
    return (
      path
        .replace(/\.(spec\.)?ts$/, '')
        .split('/')
        .some(isEmpty) && 'an empty word in the path'
    );
  const name = declarations.has(node.type) ? nameOf(node['id']) : '';
  const isRole = node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration';
  return (isEmpty(name) || (isRole && markedRole.test(name))) && `an empty word: ${name}`;
});

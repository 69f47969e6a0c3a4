export class Overdue extends Error {
  override readonly name = 'Overdue';
}
